import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import type { Me } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { remember, remembered } from "@/lib/storage";
import { Icon } from "@/ui/Icon";
import { BAD_NEWS, useCountdown } from "@/ui/ProblemAlert";

import { messages } from "./messages";

/** `login` fixes who logs in. */
export function LoginForm({ login: fixed, onDone }: { login?: string; onDone: (me: Me) => void }) {
  const text = useMessages(messages);
  const [login, setLogin] = useState(() => fixed ?? remembered("login") ?? "");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const entry = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/login", { body: { login: login.trim(), password } })),
    onSuccess: (me) => {
      remember("login", me.login);
      onDone(me);
    },
    onError: () => {
      passwordField.current?.focus();
      passwordField.current?.select();
    },
  });
  const problem = entry.error ? asProblem(entry.error) : undefined;
  const left = useCountdown(problem);
  const known = fixed ?? remembered("login");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = login.trim() === "" || password === "";
    setMissing(incomplete);
    if (!incomplete && !entry.isPending && left === undefined) entry.mutate();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {problem && (left !== undefined || problem.code !== "too_many_attempts") && (
          <Alert {...BAD_NEWS} role="alert" icon={<Icon name="alert" />} title={left === undefined ? problem.title : undefined}>
            {left === undefined ? problem.detail : text.login.wait(left)}
          </Alert>
        )}
        <TextInput label={text.login.login} placeholder={text.login.loginHint} value={login} onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username" autoCapitalize="none" spellCheck={false} readOnly={fixed !== undefined} data-autofocus={known ? undefined : true} autoFocus={!known}
          error={missing && login.trim() === "" ? text.login.required : undefined} size="md" />
        <PasswordInput ref={passwordField} label={text.login.password} value={password} onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password" data-autofocus={known ? true : undefined} autoFocus={Boolean(known)} visibilityToggleButtonProps={{ "aria-label": text.login.show }}
          error={missing && password === "" ? text.login.required : undefined} aria-invalid={missing && password === ""} size="md" />
        <Button type="submit" size="md" loading={entry.isPending} disabled={left !== undefined}>{text.login.submit}</Button>
      </Stack>
    </form>
  );
}
