// The way of a file: chosen, looked at (again when columns are chosen anew), brought in, watched to its end.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";
import { upload } from "@/api/upload";

import { fileQuery, type Import, type Preview, type Receipt, type TableNoun } from "./model";

/** How often an import is asked how far it is. */
const EVERY_MS = 500;

export function useImport(noun: TableNoun) {
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [columns, setColumns] = useState<readonly (string | null)[]>();
  const [begun, setBegun] = useState<Import>();
  const [receipts, setReceipts] = useState<readonly Receipt[]>();

  const looking = useMutation({
    mutationFn: ({ file: sent, as }: { file: File; as?: readonly (string | null)[] }) =>
      upload<Preview>({ url: `/api/v1/${noun}/import/preview?${fileQuery(sent.name, as)}`, file: sent }),
  });
  const starting = useMutation({
    mutationFn: ({ file: sent, digest, warehouse }: { file: File; digest: string; warehouse: string | undefined }) =>
      upload<Import | { receipts: Receipt[] }>({ url: `/api/v1/${noun}/import?${fileQuery(sent.name, columns, digest, warehouse)}`, file: sent }),
    onSuccess: (made) => "receipts" in made ? setReceipts(made.receipts) : setBegun(made),
  });
  const watched = useQuery({
    queryKey: ["imports", begun?.id],
    queryFn: ({ signal }) => ok(api.GET("/api/v1/imports/{id}", { params: { path: { id: begun?.id ?? "" } }, signal })),
    enabled: begun !== undefined,
    refetchInterval: ({ state }) => state.data && state.data.state !== "running" ? false : EVERY_MS,
  });
  const now = watched.data ?? begun;
  const ended = now !== undefined && now.state !== "running";
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: noun === "products" ? keys.products : keys.counterparties });
  }, [ended, noun, client]);

  const look = (next: File, as?: readonly (string | null)[]) => {
    setFile(next);
    setColumns(as);
    starting.reset();
    looking.mutate({ file: next, as });
  };
  return {
    file, columns, now, ended, receipts, looking, starting,
    preview: looking.data,
    choose: (next: File) => {
      looking.reset();
      look(next);
    },
    map: (as: readonly (string | null)[]) => file && look(file, as),
    start: (warehouse?: string) => file && looking.data?.digest && starting.mutate({ file, digest: looking.data.digest, warehouse }),
    again: () => {
      setFile(undefined);
      setColumns(undefined);
      setBegun(undefined);
      setReceipts(undefined);
      looking.reset();
      starting.reset();
    },
  };
}
