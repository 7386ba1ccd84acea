import { expect, test } from "vitest";

import { type Changed, Gathering } from "./live";

const changed = (id: string, version: number): Changed =>
  ({ kind: "customer_order", id, version, number: id, what: "moved", from: null, status: null, actor: null, notified: false });

test("of_several_events_of_an_order_the_last_one_counts", () => {
  const gathering = new Gathering();
  gathering.changed(changed("1", 1));
  gathering.changed(changed("2", 1));
  gathering.changed(changed("1", 2));
  gathering.gone("2");
  expect(gathering.take()).toEqual({ changed: [changed("1", 2)], gone: ["2"], reset: false });
  expect(gathering.take()).toEqual({ changed: [], gone: [], reset: false });
});
