// What a status and a transition look like on the graph.
import { BaseEdge, type Edge, type EdgeProps, getBezierPath, Handle, type Node, type NodeProps, Position } from "@xyflow/react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { messages } from "../messages";

export const KINDS = ["creation", "start", "target", "final", "unselected"] as const;
export type Kind = typeof KINDS[number];

export type StatusNode = Node<{ name: string; color: string; kinds: Kind[]; orders: string; warned: boolean; final?: "successful" | "unsuccessful" }, "status">;
export type WayEdge = Edge<{ warned: boolean; back: boolean }, "way">;

/** The kind that gives a node its colour: a place to begin before a stage, an end before a target. */
export const mainKind = (kinds: readonly Kind[]): Kind => KINDS.find((kind) => kinds.includes(kind)) ?? "unselected";

export function StatusNodeView({ data, isConnectable }: NodeProps<StatusNode>) {
  const text = useMessages(messages).graph;
  return (
    <div className={`node node--${mainKind(data.kinds)}`} style={{ "--status": data.color } as React.CSSProperties}>
      <Handle type="target" position={Position.Left} isConnectable={isConnectable} />
      <div className="node__name" title={data.name}>
        {data.final ? <Icon name={data.final === "successful" ? "check" : "close"} size={14} /> : <span className="status__dot" />}
        <span>{data.name}</span>
        {data.warned && <span className="node__warned" title={text.warned}><Icon name="alert" size={15} /></span>}
      </div>
      <div className="node__kinds">{data.kinds.map((kind) => text.kinds[kind]).join(" · ")}{data.orders && <span className="node__orders">{data.orders}</span>}</div>
      <Handle type="source" position={Position.Right} isConnectable={isConnectable} />
    </div>
  );
}

/** Ways back run below the statuses, so that they are told from those forth. */
export function WayEdgeView({ id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, markerEnd, data, selected }: EdgeProps<WayEdge>) {
  const forth = () => getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition })[0];
  const back = () => {
    const reach = 46;
    const drop = Math.max(sourceY, targetY) + 70 + Math.min(120, (sourceX - targetX) / 6);
    return `M${sourceX},${sourceY} C${sourceX + reach * 2},${sourceY} ${sourceX + reach},${drop} ${(sourceX + targetX) / 2},${drop} S${targetX - reach * 2},${targetY} ${targetX},${targetY}`;
  };
  return <BaseEdge id={id} path={data?.back ? back() : forth()} markerEnd={markerEnd} interactionWidth={22}
    className={`wayedge${selected ? " wayedge--selected" : ""}${data?.warned ? " wayedge--warned" : ""}${data?.back ? " wayedge--back" : ""}`} />;
}
