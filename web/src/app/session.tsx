// The session may end while somebody works. Then a login stands over the page, which stays as it is, and the calls that
// found the session ended are made again.
import { Anchor, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";

import { api, keepSession, ok } from "@/api/client";
import { keys, type Me, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

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
