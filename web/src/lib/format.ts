// Numbers, money and times as people write them. The server's units: money in 1/100, quantities in 1/10 000, percents in
// 1/100 of a percent, times in UTC; they are shown in the time zone of the account, not in that of the browser.
import type { Language } from "./i18n";

export const NBSP = "\u00a0";
export const MONEY_DIGITS = 2;
export const QUANTITY_DIGITS = 4;
export const PERCENT_DIGITS = 2;

const LOCALES: Record<Language, string> = { ru: "ru-RU", en: "en-GB" };

export interface Formats {
  readonly language: Language;
  readonly timeZone: string;
  readonly currency: string;
  /** Minor units: 123450 is «1 234,50 ₽». */
  money(minor: number, currency?: string): string;
  /** For narrow places: «1,2 млн ₽». */
  moneyShort(minor: number, currency?: string): string;
  /** Without the currency: «1 234,50». */
  amount(minor: number): string;
  /** 15000 is «1,5». */
  quantity(value: number): string;
  /** 1050 is «10,5 %». */
  percent(value: number): string;
  number(value: number): string;
  /** дд.мм.гггг */
  date(time: string): string;
  /** дд.мм.гггг, чч:мм */
  dateTime(time: string): string;
  time(time: string): string;
  /** «31 января», with the year if it is not this one. */
  day(time: string, now?: number): string;
  /** «5 минут назад», «через 2 дня». */
  relative(time: string, now?: number): string;
  /** The two largest units: «3 ч 20 мин», «2 дн. 4 ч». */
  duration(milliseconds: number): string;
  /** «№ 10001», not to be torn apart. */
  no(number: string): string;
  /** So many bytes: «1,2 МБ». */
  size(bytes: number): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const RELATIVE: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * DAY], ["month", 30 * DAY], ["week", 7 * DAY], ["day", DAY], ["hour", HOUR], ["minute", MINUTE],
];

const SIZES: Record<Language, readonly string[]> = { ru: ["Б", "КБ", "МБ"], en: ["B", "KB", "MB"] };
const KIBI = 1024;

const UNITS: Record<Language, { d: string; h: string; m: string; now: string }> = {
  ru: { d: "дн.", h: "ч", m: "мин", now: "меньше минуты" },
  en: { d: "d", h: "h", m: "min", now: "under a minute" },
};

export function formats(language: Language, timeZone: string, currency: string): Formats {
  const locale = LOCALES[language];
  const decimals = (digits: number, least = 0) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: digits });
  const cached = <V,>(make: (key: string) => V) => {
    const all = new Map<string, V>();
    return (key: string): V => {
      let one = all.get(key);
      if (one === undefined) all.set(key, one = make(key));
      return one;
    };
  };
  const money = cached((code) => currencyFormat(locale, code, {
    minimumFractionDigits: MONEY_DIGITS, maximumFractionDigits: MONEY_DIGITS,
  }));
  const short = cached((code) => currencyFormat(locale, code, { notation: "compact", maximumFractionDigits: 1, minimumFractionDigits: 0 }));
  const amount = decimals(MONEY_DIGITS, MONEY_DIGITS);
  const quantity = decimals(QUANTITY_DIGITS);
  const percent = decimals(PERCENT_DIGITS);
  const plain = new Intl.NumberFormat(locale);
  const tenths = decimals(1);
  const at = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const date = at({ day: "2-digit", month: "2-digit", year: "numeric" });
  const time = at({ hour: "2-digit", minute: "2-digit" });
  const day = at({ day: "numeric", month: "long" });
  const dayOfYear = at({ day: "numeric", month: "long", year: "numeric" });
  const year = at({ year: "numeric" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const units = UNITS[language];
  /** English days are written by their numbers alone, as Russian ones: дд.мм.гггг cannot be mistaken for mm/dd. */
  const dateOf = (value: Date) => date.format(value).replaceAll("/", ".");

  return {
    language, timeZone, currency,
    money: (minor, code = currency) => money(code).format(minor / 100),
    moneyShort: (minor, code = currency) => short(code).format(minor / 100),
    amount: (minor) => amount.format(minor / 100),
    quantity: (value) => quantity.format(value / 10_000),
    percent: (value) => `${percent.format(value / 100)}${NBSP}%`,
    number: (value) => plain.format(value),
    date: (value) => dateOf(new Date(value)),
    dateTime: (value) => `${dateOf(new Date(value))}, ${time.format(new Date(value))}`,
    time: (value) => time.format(new Date(value)),
    day: (value, now = Date.now()) => {
      const moment = new Date(value);
      return (year.format(moment) === year.format(now) ? day : dayOfYear).format(moment);
    },
    relative: (value, now = Date.now()) => {
      const distance = Date.parse(value) - now;
      for (const [unit, length] of RELATIVE) {
        if (Math.abs(distance) >= length) return relative.format(Math.trunc(distance / length), unit);
      }
      return relative.format(0, "second");
    },
    duration: (milliseconds) => {
      const whole = Math.max(0, milliseconds);
      const d = Math.floor(whole / DAY);
      const h = Math.floor(whole % DAY / HOUR);
      const m = Math.floor(whole % HOUR / MINUTE);
      const parts: [number, string][] = d > 0 ? [[d, units.d], [h, units.h]] : [[h, units.h], [m, units.m]];
      const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${plain.format(n)}${NBSP}${unit}`);
      return said.length ? said.join(" ") : units.now;
    },
    size: (bytes) => {
      const unit = bytes < KIBI ? 0 : bytes < KIBI * KIBI ? 1 : 2;
      return `${(unit === 2 ? tenths : plain).format(unit === 1 ? Math.round(bytes / KIBI) : bytes / KIBI ** unit)}${NBSP}${SIZES[language][unit]}`;
    },
    no: (number) => language === "ru" ? `№${NBSP}${number}` : `No.${NBSP}${number}`,
  };
}

/** An unknown currency is shown by its code rather than not at all. */
function currencyFormat(locale: string, currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat | { format(n: number): string } {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", ...options });
  } catch {
    const plain = new Intl.NumberFormat(locale, options);
    return { format: (n: number) => `${plain.format(n)}${NBSP}${currency}` };
  }
}

/**
 * What a person typed, as an integer in units of 10^-digits, without a detour through floating point:
 * `parseDecimal("1 234,5", 2)` is 123450. Comma or point, spaces between thousands. `null` if it is no such number or
 * has more decimals than the unit can hold.
 */
export function parseDecimal(text: string, digits: number): number | null {
  let plain = text.replace(/[\s\u00a0\u202f]/g, "").replace("−", "-");
  const comma = plain.lastIndexOf(",");
  const point = plain.lastIndexOf(".");
  // With both in use the last one parts the decimals, and the other one thousands.
  if (comma >= 0 && point >= 0) plain = plain.replaceAll(comma > point ? "." : ",", "");
  plain = plain.replace(",", ".");
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain);
  if (!match) return null;
  const [, sign, whole = "", part = ""] = match;
  if (whole === "" && part === "") return null;
  const decimals = part.replace(/0+$/, "");
  if (decimals.length > digits) return null;
  const value = Number(whole + decimals.padEnd(digits, "0"));
  if (!Number.isSafeInteger(value)) return null;
  return sign === "-" && value !== 0 ? -value : value;
}

export const parseMoney = (text: string): number | null => parseDecimal(text, MONEY_DIGITS);
export const parseQuantity = (text: string): number | null => parseDecimal(text, QUANTITY_DIGITS);
export const parsePercent = (text: string): number | null => parseDecimal(text.replace("%", ""), PERCENT_DIGITS);

/** For a field being edited: no spaces between thousands, no needless zeros; the decimal sign of the language. */
export function editable(value: number, digits: number, language: Language, least = 0): string {
  const sign = value < 0 ? "-" : "";
  const text = String(Math.abs(value)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const part = text.slice(text.length - digits).replace(/0+$/, "").padEnd(least, "0");
  return part ? `${sign}${whole}${language === "ru" ? "," : "."}${part}` : sign + whole;
}

/** The calendar day `2026-01-31` on which a moment falls in a time zone. */
export function dayOf(time: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(time));
}

/** The moment a local time, `2026-01-31` or `2026-01-31 15:30`, means in a time zone. */
export function momentOf(local: string, timeZone: string): string {
  const [day = "", clock = "00:00"] = local.split(/[ T]/);
  const asUtc = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  // Twice, because the offset may change between the two guesses.
  let guess = asUtc - offset(asUtc, timeZone);
  guess = asUtc - offset(guess, timeZone);
  return new Date(guess).toISOString().replace(".000Z", "Z");
}

/** How far the clocks of the zone are ahead of UTC, in milliseconds. */
function offset(moment: number, timeZone: string): number {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-US", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  }).formatToParts(moment).map(({ type, value }) => [type, Number(value)])) as Record<string, number>;
  const local = Date.UTC(parts["year"] ?? 0, (parts["month"] ?? 1) - 1, parts["day"], parts["hour"], parts["minute"], parts["second"]);
  return local - Math.trunc(moment / 1000) * 1000;
}
