import { Menu } from "@mantine/core";

import { useMessages } from "@/lib/i18n";

import { Icon } from "../Icon";
import { recordWords } from "../record-words";

/** The same as dragging, by thumb. */
export function MoveItems({ place, places, onMove }: { place: number; places: number; onMove: (to: number) => void }) {
  const words = useMessages(recordWords).order;
  return (
    <>
      <Menu.Divider />
      <Menu.Item leftSection={<Icon name="chevron-up" size={16} />} disabled={place === 0} onClick={() => onMove(place - 1)}>{words.up}</Menu.Item>
      <Menu.Item leftSection={<Icon name="chevron-down" size={16} />} disabled={place === places - 1} onClick={() => onMove(place + 1)}>{words.down}</Menu.Item>
      {places > 3 && <Menu.Item disabled={place === 0} onClick={() => onMove(0)} leftSection={<span style={{ width: 16 }} />}>{words.first}</Menu.Item>}
      {places > 3 && <Menu.Item disabled={place === places - 1} onClick={() => onMove(places - 1)} leftSection={<span style={{ width: 16 }} />}>{words.last}</Menu.Item>}
    </>
  );
}
