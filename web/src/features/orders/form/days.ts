// Reading a day that was typed: «5.12», «05.12.26», «5.12.2026 9:30», «2026-12-05».
const DAY = /^(\d{1,2})[.\/-](\d{1,2})(?:[.\/-](\d{2}|\d{4}))?(?:,?\s+(\d{1,2})[:.](\d{2}))?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?/;

const two = (n: number) => String(n).padStart(2, "0");

/** `2026-12-05 09:30:00`, or nothing if it is no day. Without a year the next such day that comes. */
export function readDay(typed: string, today: string): string | null {
  const text = typed.trim();
  let parts: [number, number, number, number, number];
  const iso = ISO.exec(text);
  const day = iso ? null : DAY.exec(text);
  if (iso) parts = [Number(iso[1]), Number(iso[2]), Number(iso[3]), Number(iso[4] ?? 0), Number(iso[5] ?? 0)];
  else if (day) {
    const year = day[3] === undefined ? Number(today.slice(0, 4)) : Number(day[3]) + (day[3].length === 2 ? 2000 : 0);
    parts = [year, Number(day[2]), Number(day[1]), Number(day[4] ?? 0), Number(day[5] ?? 0)];
    if (day[3] === undefined && `${year}-${two(parts[1])}-${two(parts[2])}` < today) parts[0] += 1;
  } else return null;
  const [y, m, d, hour, minute] = parts;
  const there = new Date(Date.UTC(y, m - 1, d, hour, minute));
  if (there.getUTCMonth() !== m - 1 || there.getUTCDate() !== d || hour > 23 || minute > 59) return null;
  return `${y}-${two(m)}-${two(d)} ${two(hour)}:${two(minute)}:00`;
}
