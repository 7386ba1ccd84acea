// Another password. A wrong old one is answered with 401, which is no end of the session: the client tells them apart by code.
import { Alert, Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { keys, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { BAD_NEWS, ProblemAlert, useCountdown } from "@/ui/ProblemAlert";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

/** What the API says of `new`; should that change, its own words stand at the field. */
const LEAST = 8;

export function PasswordForm() {
  const text = useMessages(messages);
  const me = useMe();
  const client = useQueryClient();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const oldField = useRef<HTMLInputElement>(null);
  const changing = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/me/password", { body: { old, new: next } })),
    onSuccess: () => {
      setOld("");
      setNext("");
      setAgain("");
      setTried(false);
      void client.invalidateQueries({ queryKey: keys.sessions });
      toast.done(text.changed);
    },
    onError: (error) => {
      if (asProblem(error).code !== "wrong_login") return;
      oldField.current?.focus();
      oldField.current?.select();
    },
  });
  const problem = changing.error ? asProblem(changing.error) : undefined;
  const left = useCountdown(problem);
  const weak = problem?.code === "invalid" ? problem.errors.find((one) => one.field === "password" || one.field === "new")?.text : undefined;
  const wrongOld = problem?.code === "wrong_login";
  const flaws = {
    old: tried && old === "" ? text.required : wrongOld ? text.wrongOld : problem?.field("old"),
    next: tried && next === "" ? text.required : tried && next.length < LEAST ? text.rule(LEAST) : tried && next === old ? text.sameAsOld : weak,
    again: tried && again !== next ? text.different : undefined,
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (old === "" || next.length < LEAST || next === old || again !== next || changing.isPending || left !== undefined) return;
    changing.mutate();
  };
  const typed = (set: (value: string) => void) => (event: { currentTarget: { value: string } }) => {
    set(event.currentTarget.value);
    if (problem && left === undefined) changing.reset();
  };
  const toggle = { visibilityToggleButtonProps: { "aria-label": text.show } };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420}>
        {left !== undefined
          ? <Alert {...BAD_NEWS} role="alert" icon={<Icon name="clock" />}>{text.wait(left)}</Alert>
          : problem && !wrongOld && !weak && problem.code !== "too_many_attempts" && <ProblemAlert error={problem} />}
        {/* So that a password manager knows whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={me.login} readOnly hidden />
        <PasswordInput ref={oldField} label={text.oldPassword} autoComplete="current-password" value={old} onChange={typed(setOld)} error={flaws.old} aria-invalid={flaws.old !== undefined} {...toggle} />
        <PasswordInput label={text.newPassword} description={text.rule(LEAST)} autoComplete="new-password" value={next} onChange={typed(setNext)} error={flaws.next} aria-invalid={flaws.next !== undefined} {...toggle} />
        <PasswordInput label={text.repeat} autoComplete="new-password" value={again} onChange={typed(setAgain)} error={flaws.again} aria-invalid={flaws.again !== undefined} {...toggle} />
        <Text size="sm" c="dimmed">{text.changeHint}</Text>
        <Group><Button type="submit" loading={changing.isPending} disabled={left !== undefined}>{text.change}</Button></Group>
      </Stack>
    </form>
  );
}
