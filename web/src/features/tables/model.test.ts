import { describe, expect, it } from "vitest";

import { chosen, errorsFile, exportAddress, fileQuery } from "./model";

describe("a file of rows", () => {
  it("goes out under the filters of the list", () => {
    expect(exportAddress("products", "xlsx", { q: "болт", archived: false })).toBe("/api/v1/products/export?format=xlsx&q=%D0%B1%D0%BE%D0%BB%D1%82");
    expect(exportAddress("counterparties", "csv", { q: undefined, deleted: true })).toBe("/api/v1/counterparties/export?format=csv&deleted=true");
    expect(exportAddress("stock", "csv", { q: undefined, warehouse: "w" })).toBe("/api/v1/stock/export?format=csv&warehouse=w");
  });

  it("says which column is which only when somebody chose", () => {
    expect(fileQuery("a.csv", undefined)).toBe("name=a.csv");
    expect(fileQuery("a.csv", ["name", null, "price"], "d")).toBe("name=a.csv&columns=name%2C%2Cprice&digest=d");
    expect(fileQuery("a.csv", undefined, "d", "w")).toBe("name=a.csv&digest=d&warehouse=w");
  });

  it("has one column for a field", () => {
    expect(chosen(["name", "price", null], 2, "price")).toEqual(["name", null, "price"]);
    expect(chosen(["name", "price"], 0, null)).toEqual([null, "price"]);
  });

  it("gives what is wrong to a spreadsheet without formulas", () => {
    const file = errorsFile([{ line: 7, field: "price", code: "not_a_number", text: "=1 \"x\"" }], ["Строка", "Столбец", "Что не так"], () => "Цена");
    expect(file).toBe("\u{feff}\"Строка\";\"Столбец\";\"Что не так\"\r\n\"7\";\"Цена\";\"'=1 \"\"x\"\"\"\r\n");
  });
});
