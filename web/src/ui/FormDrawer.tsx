// A record edited beside the list it stands in: the form scrolls, the buttons stay, nothing typed is lost by accident.
import { Button, Drawer, Group, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { FormEvent, ReactNode } from "react";

import { asProblem } from "@/api/client";
import { useMessages } from "@/lib/i18n";

import { useConfirm } from "./confirm";
import "./form-drawer.css";
import { messages } from "./messages";
import { ProblemAlert } from "./ProblemAlert";

/** The flaw of a field, for its `error`. A name that is taken is a flaw of `nameField`. */
export function flawOf(error: unknown, field: string, nameField = "name"): string | undefined {
  if (!error) return undefined;
  const problem = asProblem(error);
  if (problem.code === "name_taken" && field === nameField) return problem.detail;
  return problem.field(field);
}

/** What stands at no field, or is no flaw of a field at all. */
function needsAlert(error: unknown, fields: readonly string[]): boolean {
  if (!error) return false;
  const problem = asProblem(error);
  if (problem.code === "version_conflict") return false;
  if (problem.code === "name_taken") return !fields.includes("name") && !fields.includes("login");
  return problem.code !== "invalid" || problem.errors.length === 0 || problem.errors.some((one) => !fields.includes(one.field));
}

interface Props {
  title: string;
  /** The button says what happens. */
  submit: string;
  onSubmit: () => void;
  onClose: () => void;
  pending: boolean;
  dirty: boolean;
  error?: unknown;
  /** Fields that show their own flaws. */
  fields?: readonly string[];
  /** At the other end of the buttons: «Удалить». */
  aside?: ReactNode;
  size?: number;
  children: ReactNode;
}

export function FormDrawer({ title, submit, onSubmit, onClose, pending, dirty, error, fields = [], aside, size = 480, children }: Props) {
  const text = useMessages(messages);
  const confirm = useConfirm();
  const phone = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false });
  const close = async () => {
    if (pending) return;
    if (dirty && !await confirm({ title: text.unsaved, message: text.unsavedHint, confirm: text.leave, cancel: text.stay, danger: true })) return;
    onClose();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onSubmit();
  };
  return (
    <Drawer opened onClose={() => void close()} position="right" size={phone ? "100%" : size} title={title} closeButtonProps={{ "aria-label": text.close }}
      classNames={{ content: "form-drawer", body: "form-drawer__body", title: "form-drawer__title" }} overlayProps={{ backgroundOpacity: 0.35 }}>
      <form className="form-drawer__form" onSubmit={send} noValidate onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(event);
      }}>
        <Stack className="form-drawer__fields" gap="md">
          {needsAlert(error, fields) && <ProblemAlert error={error} />}
          {children}
        </Stack>
        <div className="form-drawer__foot">
          <Group gap="sm" wrap="nowrap">
            <Button type="submit" loading={pending} aria-keyshortcuts="Control+Enter">{submit}</Button>
            <Button variant="default" onClick={() => void close()} disabled={pending}>{text.cancel}</Button>
          </Group>
          {aside}
        </div>
      </form>
    </Drawer>
  );
}
