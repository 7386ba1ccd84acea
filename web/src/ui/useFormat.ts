import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { meQuery } from "@/api/queries";
import { type Formats, formats } from "@/lib/format";
import { type Language, useLanguage } from "@/lib/i18n";

const made = new Map<string, Formats>();

function formatsOf(language: Language, timeZone: string, currency: string): Formats {
  const key = `${language} ${timeZone} ${currency}`;
  let one = made.get(key);
  if (!one) made.set(key, one = formats(language, timeZone, currency));
  return one;
}

/** Formats in the language of the interface and the time zone and currency of the account. */
export function useFormat(): Formats {
  const language = useLanguage();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  return formatsOf(language, me?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, me?.currency ?? "RUB");
}

const MINUTE_MS = 60_000;
const clocks = new Set<(now: number) => void>();
let ticking = 0;

/** The present moment, a minute precise; one timer for all that show how long ago something was. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    clocks.add(setNow);
    ticking ||= window.setInterval(() => {
      const moment = Date.now();
      for (const set of clocks) set(moment);
    }, MINUTE_MS);
    return () => {
      clocks.delete(setNow);
      if (clocks.size === 0) {
        clearInterval(ticking);
        ticking = 0;
      }
    };
  }, []);
  return now;
}
