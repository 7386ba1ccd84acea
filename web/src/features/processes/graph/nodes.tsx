// What a status and a transition look like on the graph.
import { BaseEdge, type Edge, type EdgeProps, getBezierPath, Handle, type Node, type NodeProps, Position } from "@xyflow/react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { messages } from "../messages";
import { lineThrough, NODE_WIDTH, type Point } from "./layout";

export const KINDS = ["creation", "start", "target", "final", "unselected"] as const;
export type Kind = typeof KINDS[number];

export type StatusNode = Node<{ name: string; color: string; kinds: Kind[]; orders: string; warned: boolean; final?: "successful" | "unsuccessful" }, "status">;
export type WayEdge = Edge<{ warned: boolean; back: boolean; bends?: readonly Point[] }, "way">;

/** The kind that gives a node its colour: a place to begin before a stage, an end before a target. */
export const mainKind = (kinds: readonly Kind[]): Kind => KINDS.find((kind) => kinds.includes(kind)) ?? "unselected";

export function StatusNodeView({ data, isConnectable }: NodeProps<StatusNode>) {
  const text = useMessages(messages).graph;
  return (
    <div className={`node node--${mainKind(data.kinds)}`} style={{ "--status": data.color } as React.CSSProperties}>
      <Handle type="target" position={Position.Top} isConnectable={isConnectable} />
      <div className="node__name" title={data.name}>
        {data.final ? <Icon name={data.final === "successful" ? "check" : "close"} size={14} /> : <span className="status__dot" />}
        <span>{data.name}</span>
        {data.warned && <span className="node__warned" title={text.warned}><Icon name="alert" size={15} /></span>}
      </div>
      <div className="node__kinds">{data.kinds.map((kind) => text.kinds[kind]).join(" · ")}{data.orders && <span className="node__orders">{data.orders}</span>}</div>
      <Handle type="source" position={Position.Bottom} isConnectable={isConnectable} />
    </div>
  );
}

/** Ways back run beside the statuses, so that they are told from those forth. */
export function WayEdgeView({ id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, markerEnd, data, selected }: EdgeProps<WayEdge>) {
  const led = (bends: readonly Point[]) => data?.back
    // From the upper side of the one to the lower side of the other, as the layout leads it.
    ? lineThrough(bends)
    : lineThrough([{ x: sourceX, y: sourceY }, ...bends.slice(1, -1), { x: targetX, y: targetY }]);
  const forth = () => getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, curvature: 0.35 })[0];
  const back = () => {
    const reach = 40;
    const side = Math.max(sourceX, targetX) + NODE_WIDTH / 2 + 24 + Math.min(90, (sourceY - targetY) / 8);
    const middle = (sourceY + targetY) / 2;
    return `M${sourceX},${sourceY} C${sourceX},${sourceY + reach} ${side},${sourceY + reach} ${side},${middle} S${targetX},${targetY - reach * 1.6} ${targetX},${targetY}`;
  };
  return <BaseEdge id={id} path={data?.bends && data.bends.length > (data.back ? 2 : 3) ? led(data.bends) : data?.back ? back() : forth()} markerEnd={markerEnd} interactionWidth={22}
    className={`wayedge${selected ? " wayedge--selected" : ""}${data?.warned ? " wayedge--warned" : ""}${data?.back ? " wayedge--back" : ""}`} />;
}
