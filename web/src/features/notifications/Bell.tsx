// The bell: how much is unread, what it is, and the way to the order it is about.
import { ActionIcon, Drawer, Indicator, Popover, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { useLive } from "@/api/live";
import { keys } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { setUnread } from "@/lib/title";
import { Icon } from "@/ui/Icon";

import { BellList } from "./BellList";
import "./notifications.css";
import { messages } from "./messages";
import { bellQuery, useRead } from "./queries";

export function Bell() {
  const text = useMessages(messages);
  const client = useQueryClient();
  const phone = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [opened, setOpened] = useState(false);
  const bell = useInfiniteQuery(bellQuery(false));
  const unread = bell.data?.pages[0]?.unread ?? 0;
  const rang = useRang(bell.data && unread);
  useReadWhatIsOpen();

  useLive(({ changed }) => {
    if (changed.some((one) => one.notified)) void client.invalidateQueries({ queryKey: keys.notifications });
  });
  useEffect(() => {
    setUnread(unread);
    return () => setUnread(0);
  }, [unread]);
  useShortcuts([{ keys: "KeyG KeyN", label: text.title, group: undefined, run: () => setOpened(true) }]);

  const close = () => setOpened(false);
  const button = <ActionIcon size={36} aria-label={text.bell(unread)} onClick={() => setOpened(!opened)}><Icon name="bell" /></ActionIcon>;
  const marked = (inner: ReactNode) => (
    <Tooltip label={text.bell(unread)} disabled={opened}>
      <Indicator label={text.count(unread)} size={17} offset={5} disabled={unread === 0} color="red" className="bell" styles={{ indicator: { fontVariantNumeric: "tabular-nums", fontWeight: 600, pointerEvents: "none" } }}>
        {inner}
      </Indicator>
    </Tooltip>
  );
  return (
    <>
      <span role="status" className="unseen">{rang > 0 ? text.rang(rang) : ""}</span>
      {phone ? (
        <>
          {marked(button)}
          <Drawer opened={opened} onClose={close} position="right" size="100%" title={text.title} closeButtonProps={{ "aria-label": text.close }} styles={{ body: { padding: 0 } }}>
            <BellList onLeave={close} />
          </Drawer>
        </>
      ) : (
        <Popover opened={opened} onChange={setOpened} width={460} position="bottom-end" shadow="md" trapFocus>
          {marked(<Popover.Target>{button}</Popover.Target>)}
          <Popover.Dropdown p={0} aria-label={text.title}><BellList onLeave={close} /></Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

/** How many came since the page stands, to be told to those who do not see the bell. */
function useRang(unread: number | undefined): number {
  const before = useRef<number>(undefined);
  const [rang, setRang] = useState(0);
  useEffect(() => {
    if (unread === undefined) return;
    if (before.current !== undefined && unread > before.current) setRang(unread - before.current);
    before.current = unread;
  }, [unread]);
  return rang;
}

/** Who looks at an order has read what the bell says of it. */
function useReadWhatIsOpen(): void {
  const { data } = useInfiniteQuery(bellQuery(false));
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const markRead = useRead();
  const order = /^\/orders\/([0-9a-f-]{36})$/.exec(pathname)?.[1];
  const ids = order === undefined ? [] : data?.pages.flatMap((page) => page.rows).filter((row) => row.order === order && !row.read).map((row) => row.id) ?? [];
  const key = ids.join(" ");
  useEffect(() => {
    if (key && !document.hidden) markRead(ids);
  }, [key]);
}
