import type { MenuProps } from "@mantine/core";

import { MoveMenu, type MoveMenuProps } from "./MoveMenu";

interface Props extends Omit<MoveMenuProps, "target" | "menu" | "initiallyOpened" | "onClosed"> {
  /** The button it opens beside; the focus goes back there. */
  beside: HTMLElement;
  position?: MenuProps["position"];
  /** At the lower edge of the window instead, as wide as it is: where a thumb reaches. */
  sheet?: boolean;
  onClosed: () => void;
}

/** One menu for many cards or rows: it stands beside the button that was pressed, and the others carry none. */
export function MoveMenuAt({ beside, position = "bottom-start", sheet = false, onClosed, ...rest }: Props) {
  const { top, left, width, height } = sheet ? { top: "calc(100dvh - 64px)", left: 8, width: "calc(100vw - 16px)", height: 0 } : beside.getBoundingClientRect();
  return (
    <MoveMenu key={rest.order.id} {...rest} initiallyOpened menu={{ position: sheet ? "top" : position, ...(sheet ? { width: "target" } : {}), returnFocus: false, transitionProps: { duration: 0 } }}
      target={<span aria-hidden style={{ position: "fixed", pointerEvents: "none", top, left, width, height }} />}
      onClosed={() => {
        beside.focus();
        onClosed();
      }} />
  );
}
