import { expect, it } from "vitest";

import { createBulkhead } from "./bulkhead.ts";

it("lets so many in, so many wait, and turns the rest away", async () => {
  const bulkhead = createBulkhead({ running: 1, waiting: 1 });
  const first = await bulkhead.enter(1_000);
  const second = bulkhead.enter(1_000);
  expect(await bulkhead.enter(1_000)).toBeNull();
  first?.();
  expect(await second).toBeTypeOf("function");
});

it("turns away who has waited long enough, and keeps their place for others", async () => {
  const bulkhead = createBulkhead({ running: 1, waiting: 1 });
  const first = await bulkhead.enter(0);
  expect(await bulkhead.enter(1)).toBeNull();
  first?.();
  first?.();
  expect(await bulkhead.enter(0)).toBeTypeOf("function");
  expect(await bulkhead.enter(0)).toBeNull();
});
