// Short words about what has been done. What needs an answer is a dialog; what was refused beside its cause is a ProblemAlert.
import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";

import { asProblem } from "@/api/client";
import { messagesIn } from "@/lib/i18n";

import { Icon } from "./Icon";
import { messages } from "./messages";
import { ProblemDetails } from "./ProblemAlert";

const DONE_MS = 4_000;
const UNDO_MS = 10_000;
const PROBLEM_MS = 12_000;

const closeButtonProps = () => ({ "aria-label": messagesIn(messages).close });

export const toast = {
  done(message: ReactNode): void {
    notifications.show({ message, color: "green", icon: <Icon name="check" />, autoClose: DONE_MS, closeButtonProps: closeButtonProps() });
  },

  info(message: ReactNode): void {
    notifications.show({ message, autoClose: DONE_MS, closeButtonProps: closeButtonProps() });
  },

  /** With a button that takes it back. `undo` makes the reverse step; if that is refused, it says why. */
  undo(message: ReactNode, undo: () => void | Promise<unknown>): void {
    const id = notifications.show({
      autoClose: UNDO_MS,
      color: "green",
      closeButtonProps: closeButtonProps(),
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">{message}</Text>
          <Button size="compact-sm" variant="default" style={{ flex: "none" }} onClick={() => {
            notifications.hide(id);
            Promise.resolve(undo()).catch((error: unknown) => toast.problem(error));
          }}>{messagesIn(messages).undo}</Button>
        </Group>
      ),
    });
  },

  /** A problem that has no better place, e.g. of a card that went back to its column. */
  problem(error: unknown, title?: string): void {
    const problem = asProblem(error);
    notifications.show({
      title: title ?? (problem.title || messagesIn(messages).failed),
      message: <ProblemDetails problem={problem} />,
      color: "red",
      icon: <Icon name="alert" />,
      autoClose: PROBLEM_MS,
      closeButtonProps: closeButtonProps(),
    });
  },
};
