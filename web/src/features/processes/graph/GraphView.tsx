// The process as a graph of statuses, edited by connecting them. Another look at the same draft as the table.
import "@xyflow/react/dist/style.css";
import "./graph.css";

import { Button, Group, Paper, Text, Title, useComputedColorScheme } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  Background, type Connection, type EdgeChange, Panel, ReactFlow, ReactFlowProvider, type NodeChange, useNodesInitialized, useReactFlow, useStore,
} from "@xyflow/react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";

import { useDesigner } from "../context";
import { addTransition } from "../draft";
import { messages } from "../messages";
import { type Start, transitionOf } from "../model";
import { useRemoveTransition, useStatusBadge } from "../RuleDrawer";
import { NewStatusDialog } from "../StatusAdder";
import { useUnselected } from "../Unselected";
import { ConnectForm } from "./ConnectForm";
import { edgeId, nodeId, type Point, statusOf, wayOf } from "./layout";
import { KINDS, StatusNodeView, WayEdgeView, type StatusNode, type WayEdge } from "./nodes";
import { useGraph } from "./useGraph";

const NODE_TYPES = { status: StatusNodeView };
const EDGE_TYPES = { way: WayEdgeView };
const FIT = { padding: 0.12, maxZoom: 1 };

export default function GraphView() {
  return <ReactFlowProvider><Graph /></ReactFlowProvider>;
}

function Graph() {
  const text = useMessages(messages).graph;
  const graph = useGraph();
  const { state, definition, words } = useDesigner();
  const [last, setLast] = useState<{ from: Start; to: string }>();

  const connect = (from: string, to: string) => {
    const start = statusOf(from);
    state.edit(addTransition(start, to));
    setLast({ from: start, to });
  };
  return (
    <div className="graph">
      <div>
        <Canvas graph={graph} onConnect={connect}>
          {last && <LastAdded way={last} onGone={() => setLast(undefined)} />}
        </Canvas>
        <ul className="legend" aria-label={text.legend}>{KINDS.map((kind) => <li key={kind}><span className={`legend__box node--${kind}`} />{text.kinds[kind]}</li>)}</ul>
        <Text size="sm" c="dimmed" mt={6}>{text.help}</Text>
      </div>
      <aside className="graph__side">
        <ConnectForm onConnect={connect} />
        <Tray shown={graph.shown} onPut={graph.put} />
      </aside>
      <div className="unseen" role="status">{last && transitionOf(definition, last.from, last.to) ? text.added(words.status(last.from), words.status(last.to)) : ""}</div>
    </div>
  );
}

/** What was just connected, with the next step at hand. */
function LastAdded({ way, onGone }: { way: { from: Start; to: string }; onGone: () => void }) {
  const text = useMessages(messages).graph;
  const { definition, open } = useDesigner();
  const badge = useStatusBadge();
  const remove = useRemoveTransition();
  if (!transitionOf(definition, way.from, way.to)) return null;
  return (
    <Panel position="bottom-center">
      <Paper shadow="md" p={6} className="graph__last">
        <span className="arrowed">{badge(way.from)}<Icon name="arrow-right" size={15} />{badge(way.to)}</span>
        <Button size="compact-sm" onClick={() => open({ kind: "transition", ...way })}>{text.settings}</Button>
        <Button size="compact-sm" variant="default" onClick={() => { onGone(); remove(way.from, way.to); }}>{text.removeIt}</Button>
      </Paper>
    </Panel>
  );
}

interface CanvasProps {
  graph: ReturnType<typeof useGraph>;
  onConnect: (from: string, to: string) => void;
  children: React.ReactNode;
}

function Canvas({ graph, onConnect, children }: CanvasProps) {
  const text = useMessages(messages).graph;
  const scheme = useComputedColorScheme();
  const phone = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false }) ?? false;
  const { open } = useDesigner();
  const remove = useRemoveTransition();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const flow = useReactFlow<StatusNode, WayEdge>();
  const sized = useStore((store) => store.width > 0 && store.height > 0 && store.panZoom !== null);
  const measured = useNodesInitialized() && sized;
  const fitted = useRef(0);
  const { shown } = graph;

  // Once all nodes are measured, and again when statuses came or went.
  useEffect(() => {
    if (!measured || fitted.current === shown.length) return;
    fitted.current = shown.length;
    void flow.fitView(FIT);
  }, [measured, flow, shown.length]);

  const nodes = useMemo(() => graph.nodes.map((one) => ({ ...one, selected: selected.has(one.id) })), [graph.nodes, selected]);
  const edges = useMemo(() => graph.edges.map((one) => ({ ...one, selected: selected.has(one.id) })), [graph.edges, selected]);

  const onChanges = (changes: readonly (NodeChange<StatusNode> | EdgeChange<WayEdge>)[]) => {
    const moved = new Map<string, Point>();
    for (const change of changes) if (change.type === "position" && change.position) moved.set(change.id, change.position);
    if (moved.size > 0) graph.move(moved);
    const chosen = changes.filter((change) => change.type === "select");
    if (chosen.length > 0) {
      setSelected((old) => {
        const next = new Set(old);
        for (const change of chosen) change.selected ? next.add(change.id) : next.delete(change.id);
        return next;
      });
    }
  };
  const openEdge = (id: string) => open({ kind: "transition", ...wayOf(id) });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement | SVGElement;
    const edge = target.closest<SVGElement>(".react-flow__edge")?.dataset["id"];
    const node = target.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
    if (event.key === "Enter" && edge) openEdge(edge);
    else if (event.key === "Enter" && node) open({ kind: "status", status: statusOf(node) });
    else if ((event.key === "Delete" || event.key === "Backspace") && edge) removeEdges([edge]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const removeEdges = (ids: readonly string[]) => ids.forEach((id) => {
    const { from, to } = wayOf(id);
    remove(from, to);
  });
  const isNew = ({ source, target }: Connection | WayEdge) => source !== target && target !== nodeId(null) && !graph.edges.some((one) => one.id === edgeId(statusOf(source ?? ""), target ?? ""));

  return (
    <Paper className="graph__canvas" onKeyDownCapture={onKeyDown} role="region" aria-label={text.label}>
      <ReactFlow<StatusNode, WayEdge> nodes={nodes} edges={edges} nodeTypes={NODE_TYPES} edgeTypes={EDGE_TYPES} colorMode={scheme} minZoom={0.1} maxZoom={1.6}
        onNodesChange={onChanges} onEdgesChange={onChanges} onConnect={({ source, target }) => onConnect(source, target)} isValidConnection={isNew}
        onNodeClick={(_, node) => open({ kind: "status", status: statusOf(node.id) })} onEdgeClick={(_, edge) => openEdge(edge.id)}
        onEdgesDelete={(gone) => removeEdges(gone.map((one) => one.id))} onBeforeDelete={async ({ edges: gone }) => ({ nodes: [], edges: gone })}
        deleteKeyCode={["Delete", "Backspace"]} nodeDragThreshold={4} connectionRadius={40} panOnScroll={false} zoomOnScroll={!phone} preventScrolling={!phone}
        ariaLabelConfig={{
          "node.a11yDescription.default": text.nodeHelp, "node.a11yDescription.keyboardDisabled": text.nodeHelp,
          "node.a11yDescription.ariaLiveMessage": () => text.moved, "edge.a11yDescription.default": text.edgeHelp, "handle.ariaLabel": text.handle,
        }}>
        <Background gap={22} />
        <Panel position="top-right">
          <Group gap={4} className="graph__tools">
            <Button size="compact-sm" variant="default" onClick={() => { graph.layout(); requestAnimationFrame(() => void flow.fitView(FIT)); }}>{text.layout}</Button>
            <IconButton icon="plus" size="md" variant="default" label={text.zoomIn} onClick={() => void flow.zoomIn()} />
            <IconButton icon="minus" size="md" variant="default" label={text.zoomOut} onClick={() => void flow.zoomOut()} />
            <IconButton icon="monitor" size="md" variant="default" label={text.fit} onClick={() => void flow.fitView(FIT)} />
          </Group>
        </Panel>
        {shown.length === 0 && <Panel position="center-left"><Text c="dimmed" p="xl">{text.empty}</Text></Panel>}
        {children}
      </ReactFlow>
    </Paper>
  );
}

function Tray({ shown, onPut }: { shown: readonly string[]; onPut: (id: string) => void }) {
  const text = useMessages(messages);
  const { words } = useDesigner();
  const badge = useStatusBadge();
  const [creating, setCreating] = useState(false);
  const left = useUnselected().map((one): Start => one.id).concat(null).filter((id) => !shown.includes(nodeId(id)));
  return (
    <section>
      <Title order={3}>{text.graph.tray}</Title>
      <Text size="sm" c="dimmed" mb={8}>{text.graph.trayHint}</Text>
      <Group gap={6} mb="xs">
        {left.map((id) => (
          <button key={id ?? ""} type="button" className="way way--add way--chip" aria-label={text.graph.put(words.status(id))} onClick={() => onPut(nodeId(id))}>{badge(id)}</button>
        ))}
      </Group>
      <Button size="compact-sm" variant="default" leftSection={<Icon name="plus" size={15} />} onClick={() => setCreating(true)}>{text.newStatus.add}</Button>
      {creating && <NewStatusDialog name="" onClose={() => setCreating(false)} onMade={(id) => { setCreating(false); onPut(id); }} />}
    </section>
  );
}
