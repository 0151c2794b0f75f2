import type { ConsentStatus } from "@assent/core";
import { PATIENCE_MS } from "@assent/core";
import { SAMPLE_REFERENCE, createSampleFailure } from "@assent/core/testing";
import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import {
  EVERY_DESIGN,
  reach,
  goToDecision,
  openPage,
  pageControls,
  press,
} from "./authorize-bench.tsx";

afterEach(cleanup);

interface Expected {
  /** What the page's one heading says. */
  readonly heading: RegExp;
  /** The way on: its role and name; none where only the app can go on. */
  readonly action: readonly ["button" | "link", RegExp] | undefined;
}

/** A status without an expectation does not compile. */
const EXPECTED: Record<ConsentStatus, Expected> = {
  loading: { heading: /Reading the request/u, action: undefined },
  "signed-out": { heading: /Sign in to go on/u, action: ["link", /^Sign in$/u] },
  ready: { heading: /^Acme Notes wants to/u, action: ["button", /^Allow 3 of 4 for Acme Notes$/u] },
  "nothing-grantable": {
    heading: /^You cannot give Acme Notes this access$/u,
    action: ["button", /^Deny for Acme Notes$/u],
  },
  submitting: { heading: /Acme Notes/u, action: ["button", /^Allowing…/u] },
  "submit-failed": { heading: /Acme Notes/u, action: ["button", /^Allow 3 of 4/u] },
  redirecting: { heading: /Taking you back/u, action: undefined },
  denied: { heading: /You denied access/u, action: undefined },
  stalled: { heading: /go on by hand/u, action: ["link", /^Continue$/u] },
  "session-ended": { heading: /session has ended/u, action: ["button", /^Sign in again$/u] },
  "account-changed": { heading: /Another account/u, action: ["button", /^Read it again$/u] },
  "details-changed": { heading: /changed its details/u, action: ["button", /^Read it again$/u] },
  expired: { heading: /has expired/u, action: ["button", /^Begin again$/u] },
  "already-used": { heading: /has been answered/u, action: undefined },
  "outcome-unknown": { heading: /do not know whether/u, action: undefined },
  "organization-refused": {
    heading: /organization does not allow/u,
    action: ["link", /^Return to the app$/u],
  },
  "bad-request": { heading: /request we cannot answer/u, action: undefined },
  unavailable: { heading: /cannot answer right now/u, action: ["button", /^Try again$/u] },
  "rate-limited": { heading: /Too many tries/u, action: ["button", /^Try again$/u] },
  offline: { heading: /no connection/u, action: ["button", /^Try again$/u] },
};

const STATUSES = Object.entries(EXPECTED).map(
  ([status, expected]) => [status as ConsentStatus, expected] as const,
);

describe.each(EVERY_DESIGN)("the design %s", (name, design) => {
  it.each(STATUSES)("has its own words and next step when it is %s", async (status, expected) => {
    const page = await reach(status, design);
    const { flow, container } = page;
    expect(flow.getSnapshot().status).toBe(status);
    expect(container.querySelector("main")?.dataset).toMatchObject({ design: name, status });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(expected.heading);
    goToDecision(page);
    const controls = pageControls();
    expect(controls.length > 0).toBe(expected.action !== undefined);
    const [role, label] = expected.action ?? ["heading", expected.heading];
    expect(screen.getByRole(role, { name: label })).toBeDefined();
  });

  it.each(STATUSES)("carries no style attribute when it is %s [#77]", async (status) => {
    const { container } = await reach(status, design);
    expect(container.querySelectorAll("[style]")).toHaveLength(0);
  });

  it("says so when waiting takes long, and when an answer takes long", async () => {
    const loading = openPage(undefined, design);
    loading.pass(PATIENCE_MS);
    expect(loading.container.textContent).toContain("This takes longer than usual");
    cleanup();
    const submitting = await reach("submitting", design);
    submitting.pass(PATIENCE_MS);
    expect(submitting.container.textContent).toContain("Keep this page open");
  });

  it("shows the reference to support, and the code to developers", () => {
    const outcome = createSampleFailure("invalid_request", { detail: "A detail." });
    const { container } = openPage(outcome, design);
    const shown = [...container.querySelectorAll("code")].map(({ textContent }) => textContent);
    expect(shown).toEqual([SAMPLE_REFERENCE, "invalid_request"]);
    expect(screen.getByText(/A detail\./u)).toBeDefined();
  });

  it("begins again from the same request", () => {
    const { starts } = openPage(createSampleFailure("transaction_expired"), design);
    press("button", /^Begin again$/u);
    expect(starts).toEqual(["?client_id=c"]);
  });

  it("says how long to wait", () => {
    openPage(createSampleFailure("rate_limited", { retryAfterSeconds: 30 }), design);
    expect(screen.getByText(/30 seconds/u)).toBeDefined();
  });

  it("lets the person carry an error to the app, and names where that leads [#50]", () => {
    const { navigations, container } = openPage(
      {
        kind: "problem",
        problem: { type: "", title: "", status: 400, code: "invalid_scope" },
        continueTo: {
          redirectTo: "https://rp.example/cb?error=invalid_scope",
          destination: {
            kind: "web",
            url: "https://rp.example/cb",
            host: "rp.example",
            registrableDomain: "rp.example",
          },
        },
      },
      design,
    );
    expect(navigations).toEqual([]);
    expect(screen.getByRole("link", { name: "Return to the app" }).getAttribute("href")).toBe(
      "https://rp.example/cb?error=invalid_scope",
    );
    expect(container.textContent).toContain("rp.example");
  });

  it.each(["javascript:alert(1)", "http://rp.example/cb", "data:text/html,x"])(
    "offers no way to %s [#67]",
    (redirectTo) => {
      openPage(
        {
          kind: "problem",
          problem: { type: "", title: "", status: 400, code: "invalid_scope" },
          continueTo: { redirectTo, destination: { kind: "app", url: redirectTo, scheme: "x" } },
        },
        design,
      );
      expect(screen.queryAllByRole("link")).toEqual([]);
    },
  );
});
