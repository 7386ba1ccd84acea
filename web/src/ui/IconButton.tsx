import { ActionIcon, type ActionIconProps, createPolymorphicComponent, Tooltip } from "@mantine/core";
import { forwardRef } from "react";

import { Icon, type IconName } from "./Icon";

interface Props extends Omit<ActionIconProps, "children"> {
  icon: IconName;
  /** What it does: read by screen readers and shown on hovering. */
  label: string;
}

const Plain = forwardRef<HTMLButtonElement, Props>(function IconButton({ icon, label, size = "lg", ...rest }, ref) {
  return (
    <Tooltip label={label}>
      <ActionIcon ref={ref} aria-label={label} size={size} {...rest}><Icon name={icon} /></ActionIcon>
    </Tooltip>
  );
});

/** A button with an icon for a face and a name for everybody. Takes what ActionIcon takes. */
export const IconButton = createPolymorphicComponent<"button", Props>(Plain);
