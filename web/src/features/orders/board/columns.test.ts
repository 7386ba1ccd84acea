import { expect, test } from "vitest";

import type { Process, Status } from "@/api/queries";

import { columnsOf, processOf } from "./columns";

const status = (id: string, position: number, status_type = "regular") => ({ id, name: id, position, status_type }) as Status;
const statuses = [status("done", 4, "successful"), status("new", 1), status("work", 2), status("old", 3)];
const process = {
  id: "p", definition: { channels: ["site"], creation: [{ status: "new" }], stages: [{ start: "new", transitions: [{ to: "work" }] }, { start: "work", transitions: [{ to: "done" }] }] },
} as unknown as Process;
const ids = (of: Parameters<typeof columnsOf>[0]) => columnsOf(of).map((one) => one.id).join(" ");

test("columns are what the process names, in the order of the statuses", () => {
  expect(ids({ statuses, process, counts: [] })).toBe("new work done");
  expect(ids({ statuses, counts: [] })).toBe("new work old done");
});

test("where orders stand there is a column, whatever the process says", () => {
  const counts = [{ status: "old", orders: 2, sum: 1 }, { status: null, orders: 1, sum: 1 }, { status: "done", orders: 0, sum: 0 }];
  expect(ids({ statuses, process, counts })).toBe("none new work old done");
  expect(columnsOf({ statuses, process, counts }).find((one) => one.outside)?.id).toBe("old");
  expect(ids({ statuses, process, counts, chosen: "done,none" })).toBe("none done");
});

test("the channel says which process it is, unless the address does", () => {
  const rest = { id: "r", definition: { channels: [] } } as unknown as Process;
  const active = [process, rest];
  expect(processOf(active, undefined, undefined, undefined)?.id).toBe("p");
  expect(processOf(active, undefined, "shop", "p")?.id).toBe("r");
  expect(processOf(active, undefined, "site,shop", "p")).toBeUndefined();
  expect(processOf(active, "p", "shop", undefined)?.id).toBe("p");
  expect(processOf(active, "gone", undefined, "r")?.id).toBe("r");
  expect(processOf(active, undefined, undefined, "all")).toBeUndefined();
});
