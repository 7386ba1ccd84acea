import { describe, expect, test } from "vitest";

import { dayOf, editable, formats, momentOf, parseMoney, parsePercent, parseQuantity } from "./format";

const ru = formats("ru", "Europe/Moscow", "RUB");
const en = formats("en", "Europe/Moscow", "RUB");
/** Which of the unbreakable spaces is used is the business of the browser. */
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("what is shown", () => {
  test("money_in_minor_units", () => {
    expect(spaced(ru.money(123450))).toBe("1 234,50 ₽");
    expect(spaced(ru.money(-5))).toBe("-0,05 ₽");
    expect(en.money(123450)).toBe("₽1,234.50");
    expect(spaced(ru.money(100, "nonsense"))).toBe("1,00 nonsense");
    expect(spaced(ru.amount(100000000))).toBe("1 000 000,00");
    expect(spaced(ru.moneyShort(123456789))).toBe("1,2 млн ₽");
  });

  test("quantities_and_percents", () => {
    expect(ru.quantity(15000)).toBe("1,5");
    expect(ru.quantity(1)).toBe("0,0001");
    expect(spaced(ru.percent(1050))).toBe("10,5 %");
    expect(spaced(ru.percent(-300))).toBe("-3 %");
  });

  test("times_stand_in_the_time_zone_of_the_account", () => {
    expect(ru.date("2026-01-31T22:30:00Z")).toBe("01.02.2026");
    expect(ru.dateTime("2026-01-31T22:30:00Z")).toBe("01.02.2026, 01:30");
    expect(en.date("2026-01-31T22:30:00Z")).toBe("01.02.2026");
    expect(formats("ru", "Asia/Vladivostok", "RUB").time("2026-01-31T22:30:00Z")).toBe("08:30");
  });

  test("how_long_ago_and_how_long", () => {
    const now = Date.parse("2026-01-31T12:00:00Z");
    expect(spaced(ru.relative("2026-01-31T11:55:00Z", now))).toBe("5 минут назад");
    expect(spaced(ru.relative("2026-02-03T12:00:00Z", now))).toBe("через 3 дня");
    expect(en.relative("2026-01-31T11:59:50Z", now)).toBe("now");
    expect(spaced(ru.duration(200 * 60_000))).toBe("3 ч 20 мин");
    expect(spaced(ru.duration(52 * 3_600_000))).toBe("2 дн. 4 ч");
    expect(ru.duration(-1)).toBe("меньше минуты");
  });

  test("numbers_of_orders_are_not_torn_apart", () => {
    expect(ru.no("10001")).toBe("№\u00a010001");
  });
});

describe("what is typed", () => {
  test("comma_or_point_and_spaces_between_thousands", () => {
    expect(parseMoney("1 234,5")).toBe(123450);
    expect(parseMoney("1\u00a0234.50")).toBe(123450);
    expect(parseMoney("1,234.50")).toBe(123450);
    expect(parseMoney("1.234,50")).toBe(123450);
    expect(parseMoney(",5")).toBe(50);
    expect(parseMoney("−3")).toBe(-300);
    expect(parseQuantity("0,0001")).toBe(1);
    expect(parsePercent("10,5 %")).toBe(1050);
  });

  test("nothing_is_lost_on_the_way_through_floating_point", () => {
    expect(parseMoney("1.15")).toBe(115);
    expect(parseMoney("70368744177.63")).toBe(7036874417763);
  });

  test("what_is_no_number_or_too_fine_is_refused", () => {
    for (const text of ["", "-", ".", "1,234", "12x", "1 2 .. 3", "99999999999999999"]) expect(parseMoney(text), text).toBeNull();
    expect(parseMoney("1,2300")).toBe(123);
  });

  test("a_field_shows_what_it_would_read_again", () => {
    for (const value of [0, 1, -5, 99, 100, 123450, -123456]) {
      expect(parseMoney(editable(value, 2, "ru"))).toBe(value);
      expect(parseQuantity(editable(value, 4, "en"))).toBe(value);
    }
    expect(editable(123450, 2, "ru", 2)).toBe("1234,50");
    expect(editable(15000, 4, "en")).toBe("1.5");
  });
});

describe("days of the account", () => {
  test("a_day_begins_where_the_account_is", () => {
    expect(momentOf("2026-01-31", "Europe/Moscow")).toBe("2026-01-30T21:00:00Z");
    expect(dayOf("2026-01-30T21:00:00Z", "Europe/Moscow")).toBe("2026-01-31");
    expect(momentOf("2026-01-31 15:30", "Asia/Yekaterinburg")).toBe("2026-01-31T10:30:00Z");
  });

  test("also_on_the_day_on_which_clocks_change", () => {
    expect(momentOf("2026-03-29", "Europe/Berlin")).toBe("2026-03-28T23:00:00Z");
    expect(momentOf("2026-03-30", "Europe/Berlin")).toBe("2026-03-29T22:00:00Z");
  });
});

test("bytes_are_said_in_the_largest_fitting_unit", () => {
  const said = (bytes: number) => formats("ru", "UTC", "RUB").size(bytes).replaceAll("\u00a0", " ");
  expect([0, 1023, 1536, 10 * 1024 * 1024, 1_300_000].map(said)).toEqual(["0 Б", "1 023 Б", "2 КБ", "10 МБ", "1,2 МБ"]);
});
