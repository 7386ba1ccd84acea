import type { MenuProps } from "@mantine/core";

import { MoveMenu, type MoveMenuProps } from "./MoveMenu";

interface Props extends Omit<MoveMenuProps, "target" | "menu" | "initiallyOpened" | "onClosed"> {
  /** The button it opens beside; the focus goes back there. */
  beside: HTMLElement;
  position?: MenuProps["position"];
  onClosed: () => void;
}

/** One menu for many cards or rows: it stands beside the button that was pressed, and the others carry none. */
export function MoveMenuAt({ beside, position = "bottom-start", onClosed, ...rest }: Props) {
  const { top, left, width, height } = beside.getBoundingClientRect();
  return (
    <MoveMenu key={rest.order.id} {...rest} initiallyOpened menu={{ position, returnFocus: false, transitionProps: { duration: 0 } }}
      target={<span aria-hidden style={{ position: "fixed", pointerEvents: "none", top, left, width, height }} />}
      onClosed={() => {
        beside.focus();
        onClosed();
      }} />
  );
}
