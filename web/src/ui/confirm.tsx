import { Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { type ReactNode, useCallback } from "react";

import type { Concerned } from "@/api/client";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import { ConcernedList } from "./ProblemAlert";

export interface Question {
  title: string;
  message?: ReactNode;
  /** The button says what happens: «Удалить», not «Да». */
  confirm?: string;
  cancel?: string;
  danger?: boolean;
  concerned?: readonly Concerned[];
}

/** `if (await confirm({ title, message, confirm: "Удалить", danger: true })) …` */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const text = useMessages(messages);
  return useCallback(({ title, message, confirm = text.yes, cancel = text.cancel, danger = false, concerned = [] }) => new Promise((resolve) => {
    let sure = false;
    modals.openConfirmModal({
      title,
      children: <Stack gap="sm">{message && <Text component="div" size="sm">{message}</Text>}<ConcernedList concerned={concerned} /></Stack>,
      labels: { confirm, cancel },
      confirmProps: danger ? { color: "red" } : {},
      closeButtonProps: { "aria-label": text.close },
      onConfirm: () => { sure = true; },
      onClose: () => resolve(sure),
    });
  }), [text]);
}
