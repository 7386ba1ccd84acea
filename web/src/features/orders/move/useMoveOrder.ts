// One step of one order, or of a document of another kind, from whichever screen: asks what the process wants, shows the step at once, puts it back and says
// why when the gate refuses, and offers to take it back.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { api, asProblem, ok, Problem } from "@/api/client";
import { keys, type Order, statusesQuery } from "@/api/queries";
import { currentLanguage } from "@/lib/i18n";
import { type DocumentRef, kindMessagesIn } from "@/ui/kinds";
import { toast } from "@/ui/toast";

import { movesQuery, type MoveInfo, pathOf } from "../queries";
import { askComment, showConflict, showRefusal } from "./dialogs";
import { messages } from "./messages";
import { changedMeanwhile, onlyCommentMissing, wantsComment } from "./rules";

export interface MoveRequest extends DocumentRef {
  number: string;
  /** The version that was seen. */
  version: number;
  from: string | null;
  to: string;
  /** What the gate said about this step, if it is known: saves an unneeded attempt and asks for the comment beforehand. */
  moveInfo?: MoveInfo;
  /** A comment that has been written already. */
  comment?: string;
  /** Show the order in this status, before the server has answered; also called when a move is taken back. */
  onOptimistic?: (status: string | null) => void;
  /** The step did not happen: show the order in this status again. */
  onRevert?: (status: string | null) => void;
  onDone?: (order: Order) => void;
}

interface Body {
  version: number;
  comment?: string;
  force?: true;
}

const RETRY_AFTER_MS = 800;

const textsOf = ({ kind }: DocumentRef) => kindMessagesIn(messages, kind, currentLanguage());

async function post(of: DocumentRef, to: string, body: Body): Promise<Order> {
  const call = () => ok(api.POST("/api/v1/documents/{kind}/{id}/move", { ...pathOf(of), body: { status: to, ...body } }));
  try {
    return await call();
  } catch (error) {
    // Nobody knows whether it happened; the same call again, with the same key, is still one step.
    if (!(error instanceof Problem) || ![0, 502, 503, 504].includes(error.status)) throw error;
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    return await call();
  }
}

class Mover {
  constructor(private readonly client: QueryClient) {}

  /** The order as it is after the step; undefined if there was none. */
  readonly move = async (request: MoveRequest): Promise<Order | undefined> => {
    const info = request.moveInfo;
    if (info && !info.allowed) return await this.refused(request, { version: request.version, comment: request.comment }, new Problem({ code: "refused", status: 403, reasons: [...info.reasons] }));
    let comment = request.comment?.trim() || undefined;
    if (info && wantsComment(info) && !comment) {
      comment = await askComment(request, await this.name(request.to));
      if (comment === undefined) return undefined;
    }
    return await this.attempt(request, { version: request.version, comment });
  };

  private async attempt(request: MoveRequest, body: Body): Promise<Order | undefined> {
    request.onOptimistic?.(request.to);
    let order: Order;
    try {
      order = await post(request, request.to, body);
    } catch (error) {
      request.onRevert?.(request.from);
      this.refresh(request);
      return await this.refused(request, body, asProblem(error));
    }
    request.onDone?.(order);
    this.refresh(request);
    toast.undo(textsOf(request).moved(request.number, await this.name(request.to)), () => this.back(request, order));
    return order;
  }

  private async refused(request: MoveRequest, body: Body, problem: Problem): Promise<Order | undefined> {
    const text = textsOf(request);
    const status = await this.name(request.to);
    if (changedMeanwhile(problem)) {
      const onward = await showConflict(request, status, problem);
      if (!onward) return undefined;
      const again = { ...request, version: onward.version, from: onward.from };
      const comment = body.comment ?? (onward.comment ? await askComment(request, status) : undefined);
      return onward.comment && !comment ? undefined : await this.attempt(again, { ...body, version: onward.version, comment });
    }
    if (onlyCommentMissing(problem.reasons) && !body.force) {
      const comment = await askComment(request, status, body.comment);
      return comment === undefined ? undefined : await this.attempt(request, { ...body, comment });
    }
    const title = problem.isConnection || problem.status >= 500 ? text.failed : text.refused(status);
    const answer = await showRefusal(title, request, problem, body.comment);
    if (answer === undefined) return undefined;
    return await this.attempt(request, answer === "retry" ? body : { version: body.version, comment: answer.force, force: true });
  }

  /** The reverse step, which is a step like any other: only if the process knows it and this person may. */
  private async back(done: MoveRequest, order: Order): Promise<void> {
    const text = textsOf(done);
    if (done.from === null) return toast.info(text.noWayBack);
    const moves = await this.client.fetchQuery({ ...movesQuery(done), staleTime: 0 });
    const moveInfo = moves.find((one) => one.status === done.from);
    const request: MoveRequest = { ...done, version: order.version, from: done.to, to: done.from, moveInfo, comment: undefined };
    if (moveInfo && !moveInfo.allowed) {
      const problem = new Problem({ code: "refused", status: 403, reasons: [...moveInfo.reasons] });
      const answer = await showRefusal(text.undoRefused, request, problem);
      if (answer !== undefined && answer !== "retry") await this.attempt(request, { version: order.version, comment: answer.force, force: true });
      return;
    }
    await this.move(request);
  }

  private refresh(request: MoveRequest): void {
    void this.client.invalidateQueries({ queryKey: keys.order(request.id) });
    // Who shows the step by himself looks after his own list; the others are asked anew when they are next seen.
    void this.client.invalidateQueries({ queryKey: keys.orderLists, refetchType: request.onOptimistic ? "none" : "active" });
  }

  private async name(status: string): Promise<string> {
    const all = await this.client.ensureQueryData(statusesQuery).catch(() => []);
    return all.find((one) => one.id === status)?.name ?? "…";
  }
}

/** `const move = useMoveOrder(); await move({ kind, id, number, version, from, to, moveInfo })`. */
export function useMoveOrder(): Mover["move"] {
  const client = useQueryClient();
  return useMemo(() => new Mover(client).move, [client]);
}
