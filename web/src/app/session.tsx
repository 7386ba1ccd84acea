// The session may end while somebody works. Then a login stands over the page, which stays as it is, and the calls that
// found the session ended are made again.
import { Anchor, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";

import { api, keepSession, ok } from "@/api/client";
import { keys, type Me, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { remembered } from "@/lib/storage";

import { LoginForm } from "./login-form";
import { messages } from "./messages";

export function SessionKeeper() {
  const text = useMessages(messages);
  const client = useQueryClient();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const answer = useRef<(back: boolean) => void>(undefined);

  useEffect(() => keepSession(() => new Promise((resolve) => {
    answer.current = resolve;
    setOpen(true);
  })), []);

  // Who has logged in again in another tab need not do it here as well.
  useEffect(() => {
    if (!open) return;
    const look = async () => {
      if (document.hidden) return;
      const now = await fetch("/api/v1/me").then((response) => response.ok ? response.json() as Promise<Me> : undefined, () => undefined);
      if (now?.login !== me.login) return;
      client.setQueryData(keys.me, now);
      setOpen(false);
      answer.current?.(true);
    };
    const onReturn = () => void look();
    window.addEventListener("focus", onReturn);
    document.addEventListener("visibilitychange", onReturn);
    return () => {
      window.removeEventListener("focus", onReturn);
      document.removeEventListener("visibilitychange", onReturn);
    };
  }, [open, client, me.login]);

  return (
    <Modal opened={open} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={text.login.again} zIndex={1000}>
      <Stack gap="md">
        <Text size="sm">{text.login.againHint}</Text>
        <LoginForm login={me.login} onDone={(again) => {
          client.setQueryData(keys.me, again);
          setOpen(false);
          answer.current?.(true);
        }} />
        <Anchor component="button" type="button" size="sm" onClick={() => window.location.assign("/login")}>{text.login.other}</Anchor>
      </Stack>
    </Modal>
  );
}

/**
 * A browser has one session for all its tabs. When somebody else logs in in another tab, what is typed here would be saved
 * in his name: so nothing more is done here until it is loaded anew.
 */
export function SomebodyElse() {
  const text = useMessages(messages);
  const me = useMe();
  const [login, setLogin] = useState<string>();
  useEffect(() => {
    const onStorage = () => {
      const now = remembered("login");
      setLogin(now !== undefined && now !== me.login ? now : undefined);
    };
    window.addEventListener("storage", onStorage);
    return () => window.removeEventListener("storage", onStorage);
  }, [me.login]);
  return (
    <Modal opened={login !== undefined} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={text.login.somebodyElse} zIndex={1001}>
      <Stack gap="md">
        <Text size="sm">{text.login.somebodyElseHint(login ?? "")}</Text>
        <Group justify="flex-end"><Button onClick={() => window.location.assign("/")}>{text.login.goOnAs(login ?? "")}</Button></Group>
      </Stack>
    </Modal>
  );
}

/** Ends the session and forgets all that was loaded in it. */
export function useLogout(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await ok(api.POST("/api/v1/logout"));
    await navigate({ to: "/login" });
    client.clear();
  }, [client, navigate]);
}
