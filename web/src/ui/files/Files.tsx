// The files of a document or of a task: to look at, to take along, to add by dropping, pasting or choosing.
import { Anchor, Button, Progress, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";

import { api, ok } from "@/api/client";
import { keys, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { useConfirm } from "../confirm";
import { Icon } from "../Icon";
import { IconButton } from "../IconButton";
import { ErrorState, TableSkeleton } from "../states";
import { toast } from "../toast";
import { useFormat } from "../useFormat";
import { RelativeTime } from "../values";
import "./files.css";
import { messages } from "./messages";
import { fileAddress, type FileRow, filesPath, MAX_BYTES, MAX_FILES, type Owner, pastedName, type Refused, sift } from "./model";
import { useUploads } from "./useUploads";
import { useFileDrop } from "./useFileDrop";

interface Props {
  owner: Owner;
  /** The heading's rank on its page. */
  order?: 2 | 3;
  /** Something is on its way: who closes the place should ask first. */
  onBusy?: (busy: boolean) => void;
}

const filesKey = ({ kind, id }: Owner) => kind === "task" ? [...keys.tasks, "files", id] : keys.order(id, "files");

export function Files({ owner, order = 2, onBusy }: Props) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const heading = useId();
  const query = useQuery({
    queryKey: filesKey(owner),
    queryFn: async ({ signal }) => {
      return (await ok(owner.kind === "task" ? api.GET("/api/v1/tasks/{id}/files", { params: { path: { id: owner.id } }, signal })
        : api.GET("/api/v1/documents/{kind}/{id}/files", { params: { path: owner }, signal }))).rows as FileRow[];
    },
  });
  // A file may be what a step of the document waits for.
  const refresh = () => void client.invalidateQueries({ queryKey: owner.kind === "task" ? filesKey(owner) : keys.order(owner.id) });
  const [said, setSaid] = useState("");
  const uploads = useUploads(filesPath(owner), () => {
    setSaid(text.attached(1));
    refresh();
  });
  useEffect(() => onBusy?.(uploads.busy), [uploads.busy, onBusy]);
  const [refused, setRefused] = useState<readonly { file: File; why: Refused }[]>([]);
  const there = query.data?.length ?? 0;
  const take = (chosen: readonly File[], pasted = false) => {
    const { good, bad } = sift(chosen, there + uploads.rows.length);
    setRefused(bad);
    const now = new Date();
    if (good.length > 0) uploads.add(good.map((file) => ({ file, name: pasted ? pastedName(file.name, now) : file.name })));
  };
  const { section, over, place } = useArriving(take);

  return (
    <section ref={section} className="files" id={owner.kind === "task" ? undefined : "files"} tabIndex={-1} aria-labelledby={heading} data-over={over || undefined} {...place}>
      <Title order={order} id={heading} fz={order === 2 ? "h3" : "md"}>{text.title}{there > 0 && <span className="files__count">{there}</span>}</Title>
      {query.error && !query.data ? <ErrorState order={3} error={query.error} retry={() => void query.refetch()} /> : !query.data ? <TableSkeleton rows={1} /> : (
        <Stack gap="xs">
          {(there > 0 || uploads.rows.length > 0) && (
            <ul className="files__rows" aria-labelledby={heading}>
              {query.data.map((file) => <Row key={file.id} owner={owner} file={file} onGone={refresh} />)}
              {uploads.rows.map((one) => <Sending key={one.key} sent={one} onStop={() => uploads.stop(one.key)} onAgain={() => uploads.again(one.key)} />)}
            </ul>
          )}
          {refused.length > 0 && <NotTaken refused={refused} onHide={(file) => setRefused(refused.filter((one) => one.file !== file))} />}
          <Pick over={over} full={there >= MAX_FILES} onPick={take} />
        </Stack>
      )}
      <div role="status" className="unseen">{said}</div>
    </section>
  );
}

/** Files that are dropped upon the section, or pasted while it is the topmost. */
function useArriving(take: (files: readonly File[], pasted?: boolean) => void) {
  const section = useRef<HTMLElement>(null);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const topmost = () => {
      const dialogs = document.querySelectorAll("[role=dialog]");
      const last = dialogs.item(dialogs.length - 1);
      return last === null || last.contains(section.current);
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...event.clipboardData?.files ?? []];
      if (files.length === 0 || event.defaultPrevented || !topmost()) return;
      event.preventDefault();
      latest.current(files, true);
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, []);
  return { section, ...useFileDrop(take) };
}

function Pick({ over, full, onPick }: { over: boolean; full: boolean; onPick: (files: readonly File[]) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const limits = useId();
  return (
    <div className="files__drop">
      <input ref={input} type="file" multiple hidden onChange={(event) => {
        onPick([...event.currentTarget.files ?? []]);
        // The same file may be chosen once more.
        event.currentTarget.value = "";
      }} />
      <Text size="sm" component="div">
        {over ? text.dropNow : <><span className="files__hint">{text.drop} </span><Anchor component="button" type="button" size="sm" disabled={full} aria-describedby={limits} onClick={() => input.current?.click()}>{text.pick}</Anchor></>}
      </Text>
      <Text size="xs" c="dimmed" id={limits}>{text.limit(format.size(MAX_BYTES), MAX_FILES)}</Text>
    </div>
  );
}

function Row({ owner, file, onGone }: { owner: Owner; file: FileRow; onGone: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const me = useMe();
  const confirm = useConfirm();
  const removal = useMutation({
    mutationFn: () => {
      const { kind, id } = owner;
      return ok(kind === "task" ? api.DELETE("/api/v1/tasks/{id}/files/{file}", { params: { path: { id, file: file.id } } })
        : api.DELETE("/api/v1/documents/{kind}/{id}/files/{file}", { params: { path: { kind, id, file: file.id } } }));
    },
    onSuccess: () => toast.done(text.removed(file.name)),
    onError: (error) => toast.problem(error),
    onSettled: onGone,
  });
  const remove = async () => {
    if (await confirm({ title: text.removeTitle, message: text.removeText(file.name), confirm: text.removeDo, danger: true })) removal.mutate();
  };
  return (
    <li className="files__row">
      <Icon name="file" size={16} />
      <div className="files__body">
        <a className="files__name" href={fileAddress(owner, file.id)} download={file.name} title={text.download(file.name)}>{file.name}</a>
        <span className="files__facts">{format.size(file.size)}, {file.author_name ?? "…"}, <RelativeTime value={file.at} /></span>
      </div>
      {(me.administrator || file.author === me.employee) && <IconButton icon="trash" size="md" label={text.remove(file.name)} loading={removal.isPending} onClick={() => void remove()} />}
    </li>
  );
}

function Sending({ sent, onStop, onAgain }: { sent: ReturnType<typeof useUploads>["rows"][number]; onStop: () => void; onAgain: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const failed = sent.state === "failed";
  return (
    <li className="files__row">
      <Icon name={failed ? "alert" : "file"} size={16} />
      <div className="files__body">
        <span className="files__name">{sent.name}</span>
        {failed ? <span className="files__refused" role="alert">{sent.error?.errors[0]?.text ?? sent.error?.detail ?? sent.error?.title}</span>
          : sent.state === "waiting" ? <span className="files__facts">{format.size(sent.file.size)}, {text.waiting}</span>
            : <Progress.Root size="sm" mt={4}><Progress.Section value={Math.round(sent.part * 100)} aria-label={text.sending(sent.name)} /></Progress.Root>}
      </div>
      {failed && <Button size="compact-xs" variant="default" onClick={onAgain}>{text.again}</Button>}
      <IconButton icon="close" size="md" label={failed ? text.hide(sent.name) : text.stop(sent.name)} onClick={onStop} />
    </li>
  );
}

function NotTaken({ refused, onHide }: { refused: readonly { file: File; why: Refused }[]; onHide: (file: File) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const why = (file: File, reason: Refused) => reason === "large" ? text.refused.large(format.size(file.size), format.size(MAX_BYTES)) : reason === "many" ? text.refused.many(MAX_FILES) : text.refused.empty;
  return (
    <div role="alert"><ul className="files__rows">
      {refused.map(({ file, why: reason }, i) => (
        <li key={i} className="files__row">
          <Icon name="alert" size={16} />
          <div className="files__body"><span className="files__name">{file.name}</span><span className="files__refused">{why(file, reason)}</span></div>
          <IconButton icon="close" size="md" label={text.hide(file.name)} onClick={() => onHide(file)} />
        </li>
      ))}
    </ul></div>
  );
}
