import { describe, expect, it } from "vitest";

import { createMemoryLedger } from "./ledger.ts";

describe("the memory ledger", () => {
  it("lets one caller claim, for good once committed, and again once released", async () => {
    const ledger = createMemoryLedger();
    const later = new Date(Date.now() + 60_000);
    expect(await Promise.all([ledger.claim("a", later), ledger.claim("a", later)])).toEqual([
      true,
      false,
    ]);
    await ledger.release("a");
    expect(await ledger.claim("a", later)).toBe(true);
    await ledger.commit("a");
    expect(await ledger.claim("a", later)).toBe(false);
  });

  it("stays within its bounds: it drops what has expired, and never what has not", async () => {
    let time = 0;
    const ledger = createMemoryLedger({ capacity: 2, now: () => new Date(time) });
    await ledger.claim("a", new Date(10));
    await ledger.claim("b", new Date(20));
    expect(await ledger.claim("c", new Date(30))).toBe(false);
    expect(await ledger.claim("a", new Date(10))).toBe(false);
    time = 10;
    expect(await ledger.claim("c", new Date(30))).toBe(true);
    expect(await ledger.claim("b", new Date(20))).toBe(false);
  });

  it("is told apart from the ledger of another process", () => {
    expect(createMemoryLedger().epoch).not.toBe(createMemoryLedger().epoch);
  });
});
