import { act, renderHook } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";

import { useKeys } from "./useKeys";

const keyed = (start: string[]) => renderHook(() => {
  const [list, setList] = useState(start);
  return { list, setList, keys: useKeys(list, setList) };
});

test("a row keeps its name while it moves, and a new one gets a new name", () => {
  const { result } = keyed(["a", "b", "c"]);
  const name = (value: string) => result.current.keys.rows.find((row) => row.value === value)?.id;
  const before = ["a", "b", "c"].map(name);
  expect(new Set(before).size).toBe(3);
  act(() => result.current.keys.move(before[2] ?? "", 0));
  expect(result.current.list).toEqual(["c", "a", "b"]);
  expect(["a", "b", "c"].map(name)).toEqual(before);
  act(() => result.current.keys.insert(1, "d"));
  expect(result.current.list).toEqual(["c", "d", "a", "b"]);
  expect(before).not.toContain(name("d"));
  act(() => result.current.keys.remove(0));
  expect(["a", "b"].map(name)).toEqual(before.slice(0, 2));
  act(() => result.current.keys.set(0, "D"));
  expect(result.current.list).toEqual(["D", "a", "b"]);
});

test("a list that is changed from outside is named as far as it goes", () => {
  const { result } = keyed(["a"]);
  act(() => result.current.setList(["x", "y"]));
  expect(new Set(result.current.keys.rows.map((row) => row.id)).size).toBe(2);
  act(() => result.current.setList([]));
  expect(result.current.keys.rows).toEqual([]);
});
