// Editing one order while others may edit it too. What is untouched follows the server; what is touched stays as typed,
// and what stood there when it was first touched is kept, to tell at saving whether somebody else has changed it.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";

import { api, asProblem, ok, type Problem } from "@/api/client";
import { keys, type OrderPage } from "@/api/queries";
import { useKindMessages } from "@/ui/kinds";
import { numbersAreRight } from "@/ui/numbers";
import { toast } from "@/ui/toast";

import { conflicts, differences, type Draft, type DraftField, draftOf, type Edits, mergedLines, patchOf, same } from "../form/draft";
import { changedMeanwhile } from "../move/rules";
import { orderQuery, pathOf } from "../queries";
import { chooseVersions } from "./ConflictDialog";
import { messages } from "./messages";

/** How long a field that somebody else has changed stays marked. */
const MARKED_MS = 20_000;

export interface OrderEditor {
  /** The server's state with the edits over it. */
  draft: Draft;
  server: Draft;
  edited: readonly DraftField[];
  /** Changed by somebody else a moment ago. */
  marked: ReadonlySet<DraftField>;
  set: <F extends DraftField>(field: F, value: Draft[F]) => void;
  discard: () => void;
  /** The version that now stands; undefined if it was not saved. */
  save: () => Promise<number | undefined>;
  saving: boolean;
  problem: Problem | undefined;
  /** Path in the body → what is wrong there. */
  errors: Readonly<Record<string, string>>;
}

interface Touched {
  edits: Edits;
  /** What the server said when a field was first touched. */
  seen: Edits;
}

const NOTHING: Touched = { edits: {}, seen: {} };

function put<F extends DraftField>(into: Edits, field: F, value: Draft[F] | undefined): Edits {
  return { ...into, [field]: value };
}

function without(from: Edits, field: DraftField): Edits {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name !== field)) as Edits;
}

/** Edits of an order by the server's state they lie over; leaves out what has become the same. */
function touch<F extends DraftField>({ edits, seen }: Touched, field: F, value: Draft[F], server: Draft): Touched {
  const first = field in seen ? seen : put(seen, field, server[field]);
  if (same(field, value, server[field])) return { edits: without(edits, field), seen: without(first, field) };
  return { edits: put(edits, field, value), seen: first };
}

/** Positions that others have changed in other lines than one's own are no conflict: they are taken over. */
function rebased(touched: Touched, server: Draft): Touched {
  const { edits, seen } = touched;
  if (!edits.positions || !seen.positions || same("positions", seen.positions, server.positions)) return touched;
  const merged = mergedLines(seen.positions, edits.positions, server.positions);
  return merged ? touch({ edits, seen: put(seen, "positions", server.positions) }, "positions", merged, server) : touched;
}

export function useOrderEditor(order: OrderPage, attributes: readonly string[]): OrderEditor {
  const text = useKindMessages(messages, order.kind);
  const client = useQueryClient();
  const ids = attributes.join();
  const server = useMemo(() => draftOf(order, ids ? ids.split(",") : []), [order, ids]);
  const [touched, setTouched] = useState<Touched>(NOTHING);
  const now = useRef({ touched, server, order });
  now.current = { touched, server, order };

  useEffect(() => setTouched((before) => rebased(before, server)), [server]);

  const draft = useMemo(() => ({ ...server, ...touched.edits }) as Draft, [server, touched]);
  const edited = Object.keys(touched.edits) as DraftField[];
  const own = useRef(order.version);
  const marked = useMarks(order.version, server, own);

  const put_ = (version: number, edits: Edits) => ok(api.PATCH("/api/v1/documents/{kind}/{id}", { ...pathOf(order), body: { version, ...patchOf(edits) } }));
  const saving = useMutation<number | undefined, Error, void>({
    retry: false,
    mutationFn: async () => {
      let page = now.current.order;
      let { edits, seen } = now.current.touched;
      const sent = edits;
      // Saves again as often as somebody else gets in between; each time a person has looked at it.
      for (;;) {
        const theirs = draftOf(page, attributes);
        ({ edits, seen } = rebased({ edits, seen }, theirs));
        const open = conflicts(edits, seen, theirs);
        if (open.length > 0) {
          const keep = await chooseVersions({ kind: order.kind, fields: open, mine: edits, before: seen, theirs, others: [] });
          if (!keep) return undefined;
          for (const field of open) {
            if (keep.has(field)) seen = put(seen, field, theirs[field]);
            else {
              edits = without(edits, field);
              seen = without(seen, field);
            }
          }
          setTouched({ edits, seen });
        }
        if (Object.keys(edits).length === 0) return page.version;
        try {
          const saved = await put_(page.version, edits);
          own.current = saved.version;
          client.setQueryData(orderQuery(order).queryKey, (old) => old && { ...old, ...saved });
          // What was typed while the answer was on its way stays.
          setTouched((later) => Object.keys(later.edits).reduce<Touched>((rest, name) => {
            const field = name as DraftField;
            return same(field, later.edits[field], sent[field] ?? edits[field]) ? rest : touch(rest, field, later.edits[field] as Draft[DraftField], draftOf(saved as OrderPage, attributes));
          }, NOTHING));
          void client.invalidateQueries({ queryKey: keys.order(order.id) });
          void client.invalidateQueries({ queryKey: keys.orderLists });
          toast.done(text.saved);
          return saved.version;
        } catch (error) {
          if (!changedMeanwhile(asProblem(error))) throw error;
          const old = draftOf(page, attributes);
          page = await client.fetchQuery({ ...orderQuery(order), staleTime: 0 });
          const fresh = draftOf(page, attributes);
          const others = differences(old, fresh).filter((field) => !(field in edits) || field === "positions");
          // Nothing is merged behind one's back: what others have changed is shown even where it does not meet one's own.
          const met = rebased({ edits, seen }, fresh);
          if (conflicts(met.edits, met.seen, fresh).length === 0) {
            const go = await chooseVersions({ kind: order.kind, fields: [], mine: edits, before: old, theirs: fresh, others });
            if (!go) return undefined;
          }
        }
      }
    },
  });

  const problem = saving.error ? asProblem(saving.error) : undefined;
  return {
    draft, server, edited, marked, saving: saving.isPending, problem,
    errors: useMemo(() => problem?.fields() ?? {}, [problem]),
    set: (field, value) => setTouched((before) => touch(before, field, value, now.current.server)),
    discard: () => {
      setTouched(NOTHING);
      saving.reset();
    },
    save: async () => numbersAreRight() ? await saving.mutateAsync().catch(() => undefined) : undefined,
  };
}

/** Fields that a later version of the server changed, other than by this page's own saving. */
function useMarks(version: number, server: Draft, own: { current: number }): ReadonlySet<DraftField> {
  const [marks, setMarks] = useState<ReadonlySet<DraftField>>(new Set());
  const last = useRef({ version, server });
  useEffect(() => {
    const before = last.current;
    last.current = { version, server };
    if (version <= before.version) return;
    if (version === own.current) return setMarks(new Set());
    const changed = differences(before.server, server);
    if (changed.length === 0) return;
    setMarks(new Set(changed));
    const timer = setTimeout(() => setMarks(new Set()), MARKED_MS);
    return () => clearTimeout(timer);
  }, [version, server, own]);
  return marks;
}
