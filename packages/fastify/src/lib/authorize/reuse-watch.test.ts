import { type AuthorizationRequest, parseAuthorizationRequest } from "@assent/core";
import { describe, expect, it } from "vitest";

import { createReuseWatch } from "./reuse-watch.ts";

function request(nonce: string, state: string, client = "c"): [AuthorizationRequest, string] {
  const query = `client_id=${client}&redirect_uri=https%3A%2F%2Frp.example%2Fcb&nonce=${nonce}&state=${state}`;
  const read = parseAuthorizationRequest(query);
  if (!read.ok) {
    throw new Error(read.defect.detail);
  }
  return [read.request, query];
}

describe("what should be new in every request [#97]", () => {
  it("is told once when another request of the client had it", () => {
    const watch = createReuseWatch();
    expect(watch.notice(...request("n", "1"))).toEqual([]);
    expect(watch.notice(...request("n", "2"))).toEqual(["nonce"]);
    expect(watch.notice(...request("n", "3"))).toEqual([]);
  });

  it("is not reused by a reload, nor by another client", () => {
    const watch = createReuseWatch();
    watch.notice(...request("n", "1"));
    expect(watch.notice(...request("n", "1"))).toEqual([]);
    expect(watch.notice(...request("n", "1", "d"))).toEqual([]);
  });

  it("is forgotten, oldest first, when there is no room", () => {
    const watch = createReuseWatch({ capacity: 2 });
    for (const nonce of ["a", "b", "c"]) {
      watch.notice(...request(nonce, "1"));
    }
    expect(watch.notice(...request("c", "2"))).toEqual(["nonce"]);
    expect(watch.notice(...request("a", "2"))).toEqual([]);
  });
});
