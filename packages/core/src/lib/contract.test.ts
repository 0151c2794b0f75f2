import * as v from "valibot";
import { describe, expect, it } from "vitest";

import { Client, ConnectedApp, RevokeRequest, createRevokePath } from "./contract.ts";

const CLIENT = { id: "c", name: "Acme Notes", description: "", type: "third_party" };

describe("the contract", () => {
  it.each([
    "https://evil.example/logo.png",
    "//evil.example/logo.png",
    "/\\evil.example",
    "data:,x",
  ])("takes no logo from elsewhere: %s [#47]", (logo) => {
    expect(v.is(Client, CLIENT)).toBe(true);
    expect(v.is(Client, { ...CLIENT, logo: "/bff/client-logo/c" })).toBe(true);
    expect(v.is(Client, { ...CLIENT, logo })).toBe(false);
    expect(v.is(ConnectedApp, { ...CLIENT, scopes: [], logo })).toBe(false);
  });

  it("names an app in one segment of a path, whatever its id holds [#120]", () => {
    const path = createRevokePath("https://app.example/m.json?a=b");
    expect(path).toBe("/bff/connected-apps/https%3A%2F%2Fapp.example%2Fm.json%3Fa%3Db/revoke");
  });

  it("lets nobody say whose app it is [#63]", () => {
    expect(v.is(RevokeRequest, {})).toBe(true);
    expect(v.is(RevokeRequest, { user_id: "other" })).toBe(false);
    expect(v.is(RevokeRequest, [])).toBe(false);
  });
});
