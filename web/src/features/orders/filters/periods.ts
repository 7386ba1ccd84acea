// Words for periods, counted from the day it is in the time zone of the account.
import { dayAfter } from "./filter";

export interface Period {
  from: string;
  to: string;
}

export function weekOf(today: string): Period {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { from: dayAfter(today, -weekday), to: dayAfter(today, 6 - weekday) };
}

export function monthOf(today: string): Period {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${today.slice(0, 8)}01`, to: `${today.slice(0, 8)}${String(last).padStart(2, "0")}` };
}

export const next7 = (today: string): Period => ({ from: today, to: dayAfter(today, 6) });
export const last30 = (today: string): Period => ({ from: dayAfter(today, -29), to: today });
