// What stands above the page while something is wrong with the connection.
import { Button } from "@mantine/core";
import { useEffect, useState } from "react";

import { askServer, useConnection } from "@/api/connection";
import { useLiveState } from "@/api/live";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { messages } from "./messages";

/** A stream that breaks is opened anew within a second or two; only what lasts is worth a word. */
const SAID_AFTER_MS = 6_000;

/** True once `now` has been true for so long. */
function useLasting(now: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => clearTimeout(timer);
  }, [now, milliseconds]);
  return lasting;
}

export function ConnectionNotice() {
  const text = useMessages(messages);
  const reached = useConnection();
  const live = useLiveState();
  const deaf = useLasting(live === "lost" || live === "connecting", SAID_AFTER_MS);
  return (
    <div role="status">
      {!reached ? (
        <div className="notice">
          <Icon name="alert" /><span className="notice__text">{text.offline.lost}</span>
          <Button size="compact-sm" variant="default" onClick={() => void askServer()}>{text.offline.check}</Button>
        </div>
      ) : deaf && (
        <div className="notice"><Icon name="alert" /><span className="notice__text">{text.offline.lostLive}</span></div>
      )}
    </div>
  );
}
