import { describe, expect, it } from "vitest";

import type { Answer } from "./bff-transport.ts";
import {
  ARMING_DELAY_MS,
  type ConsentFlow,
  PATIENCE_MS,
  createConsentFlow,
} from "./consent-flow.ts";
import type { ConsentState, ConsentStatus } from "./consent-state.ts";
import type { Consent, DecisionRequest, DecisionResponse, Outcome } from "./contract.ts";
import { createProblem } from "./problem-catalogue.ts";
import type { ProblemCode } from "./problem.ts";

const CONSENT: Consent = {
  kind: "consent",
  transaction: "sealed",
  expiresAt: "2030-01-01T00:00:00.000Z",
  client: { id: "c", name: "Acme Notes", description: "", type: "third_party" },
  account: { email: "owner@example.com" },
  destination: {
    kind: "web",
    url: "https://rp.example/cb",
    host: "rp.example",
    registrableDomain: "rp.example",
  },
  scopes: [
    { scope: "openid", description: "", grantable: true },
    { scope: "notes.read", description: "", grantable: true },
    { scope: "notes.delete", description: "", grantable: true },
  ],
  resources: [],
  switchAccountUrl: "/login?switch=1",
};
const GRANTED = "https://rp.example/cb?code=a&state=S";

interface Bench {
  readonly flow: ConsentFlow;
  readonly starts: string[];
  readonly decisions: DecisionRequest[];
  readonly navigations: string[];
  status(): ConsentStatus;
  /** Lets the flow's own clock run. */
  pass(ms: number): void;
  /** Answers the oldest open call. */
  answer(answer: Answer<Outcome> | Answer<DecisionResponse>): Promise<void>;
  see(): void;
}

function createBench(outcome?: Outcome): Bench {
  const open: ((answer: never) => void)[] = [];
  const starts: string[] = [];
  const decisions: DecisionRequest[] = [];
  const navigations: string[] = [];
  let timers: { callback: () => void; ms: number }[] = [];
  function call<T>(): Promise<T> {
    return new Promise((resolve) => {
      open.push(resolve);
    });
  }
  const flow = createConsentFlow({
    query: "?client_id=c",
    outcome,
    scopes: { rules: { openid: { kind: "required" }, "notes.delete": { kind: "sensitive" } } },
    navigate: (url) => navigations.push(url),
    transport: {
      start: ({ query }) => {
        starts.push(query);
        return call();
      },
      decide: (request) => {
        decisions.push(request);
        return call();
      },
    },
    schedule: (callback, ms) => {
      const timer = { callback, ms };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  return {
    flow,
    starts,
    decisions,
    navigations,
    status: () => flow.getSnapshot().status,
    pass: (ms) => {
      const due = timers.filter((timer) => timer.ms <= ms);
      timers = timers.filter((timer) => timer.ms > ms);
      for (const { callback } of due) {
        callback();
      }
    },
    answer: async (answer) => {
      open.shift()?.(answer as never);
      await Promise.resolve();
      await Promise.resolve();
    },
    see: () => flow.send({ type: "attention", visible: true, focused: true }),
  };
}

function armed(): Bench {
  const bench = createBench(CONSENT);
  bench.see();
  bench.pass(ARMING_DELAY_MS);
  return bench;
}

function problem(code: ProblemCode): { ok: false; problem: ReturnType<typeof createProblem> } {
  return { ok: false, problem: createProblem(code, { reference: "r-1" }) };
}

async function failedDecision(code: ProblemCode): Promise<Bench> {
  const bench = armed();
  bench.flow.send({ type: "allow" });
  await bench.answer(problem(code));
  return bench;
}

async function failedStart(code: ProblemCode): Promise<Bench> {
  const bench = createBench();
  bench.see();
  await bench.answer(problem(code));
  return bench;
}

/** A way into every status: one without an entry does not compile. */
const WAYS: Record<ConsentStatus, () => Bench | Promise<Bench>> = {
  loading: () => createBench(),
  "signed-out": () => createBench({ kind: "login", loginUrl: "/login" }),
  ready: () => createBench(CONSENT),
  "nothing-grantable": () =>
    createBench({ ...CONSENT, scopes: [{ scope: "openid", description: "", grantable: false }] }),
  submitting: () => {
    const bench = armed();
    bench.flow.send({ type: "allow" });
    return bench;
  },
  "submit-failed": () => failedDecision("upstream_unavailable"),
  redirecting: () => createBench({ kind: "redirect", redirectTo: GRANTED }),
  denied: async () => {
    const bench = createBench(CONSENT);
    bench.see();
    bench.flow.send({ type: "deny" });
    await bench.answer({ ok: true, value: { redirectTo: GRANTED } });
    return bench;
  },
  stalled: () => {
    const bench = createBench({ kind: "redirect", redirectTo: GRANTED });
    bench.see();
    bench.pass(PATIENCE_MS);
    return bench;
  },
  "session-ended": () => failedDecision("session_required"),
  "account-changed": () => failedDecision("account_changed"),
  "details-changed": () => failedDecision("details_changed"),
  expired: () => failedDecision("transaction_expired"),
  "already-used": () => failedDecision("transaction_used"),
  "outcome-unknown": () => failedDecision("outcome_unknown"),
  "bad-request": () => failedStart("invalid_scope"),
  unavailable: () => failedStart("upstream_unavailable"),
  "organization-refused": () => failedStart("organization_policy"),
  "rate-limited": () => failedStart("rate_limited"),
  offline: () => failedStart("offline"),
};

describe("every status", () => {
  it.each(Object.entries(WAYS))("%s is reached", async (status, way) => {
    expect((await way()).status()).toBe(status);
  });

  it.each(Object.entries(WAYS))("%s leads on", async (_status, way) => {
    const bench = await way();
    const state = bench.flow.getSnapshot();
    const waits = "slow" in state || "redirectTo" in state || "loginUrl" in state;
    const acts = "armed" in state || "next" in state;
    expect(waits || acts).toBe(true);
  });
});

describe("the start", () => {
  it("waits until the page can be seen, then asks once with the query as it stands [#42]", () => {
    const bench = createBench();
    bench.flow.send({ type: "attention", visible: false, focused: false });
    expect(bench.starts).toEqual([]);
    bench.flow.send({ type: "attention", visible: true, focused: false });
    bench.see();
    expect(bench.starts).toEqual(["?client_id=c"]);
  });

  it("does not ask when the page was delivered with the outcome", () => {
    expect(armed().starts).toEqual([]);
  });

  it("says when it takes long", () => {
    const bench = createBench();
    bench.see();
    bench.pass(PATIENCE_MS);
    expect(bench.flow.getSnapshot()).toEqual({ status: "loading", slow: true });
  });

  it("goes to sign in, and to the client when nothing is left to ask", async () => {
    const bench = createBench();
    bench.see();
    await bench.answer({ ok: true, value: { kind: "login", loginUrl: "/login?return_to=x" } });
    expect(bench.navigations).toEqual(["/login?return_to=x"]);
  });

  it("can be tried again after a failure, and shows only the newest answer", async () => {
    const bench = await failedStart("offline");
    bench.flow.send({ type: "retry" });
    bench.flow.send({ type: "restored" });
    await bench.answer(problem("invalid_scope"));
    expect(bench.status()).toBe("loading");
    await bench.answer({ ok: true, value: CONSENT });
    expect(bench.status()).toBe("ready");
    expect(bench.starts).toHaveLength(3);
  });

  it("is not repeated for a mistake of the app", async () => {
    const bench = await failedStart("invalid_scope");
    bench.flow.send({ type: "retry" });
    expect(bench.starts).toHaveLength(1);
  });
});

describe("Allow", () => {
  it("takes no press before the page has been seen for half a second [#48]", () => {
    const bench = createBench(CONSENT);
    bench.flow.send({ type: "allow" });
    bench.see();
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toEqual([]);
    bench.pass(ARMING_DELAY_MS);
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toHaveLength(1);
  });

  it("is disarmed when the page loses the focus, and waits anew [#48]", () => {
    const bench = armed();
    bench.flow.send({ type: "attention", visible: true, focused: false });
    bench.flow.send({ type: "allow" });
    bench.see();
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toEqual([]);
    bench.pass(ARMING_DELAY_MS);
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toHaveLength(1);
  });

  it("waits anew when a design brings Allow into view late [#48]", () => {
    const bench = armed();
    bench.flow.send({ type: "revealed" });
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toEqual([]);
    bench.pass(ARMING_DELAY_MS);
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toHaveLength(1);
  });

  it("stays unarmed when Allow comes into view of a page without the focus [#48]", () => {
    const bench = armed();
    bench.flow.send({ type: "attention", visible: true, focused: false });
    bench.flow.send({ type: "revealed" });
    bench.pass(ARMING_DELAY_MS);
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toEqual([]);
  });

  it("sends what is selected and no more, once [#35, #37]", () => {
    const bench = armed();
    bench.flow.send({ type: "select", scope: "notes.read", selected: false });
    bench.flow.send({ type: "select", scope: "openid", selected: false });
    bench.flow.send({ type: "select", scope: "notes.delete", selected: true });
    bench.flow.send({ type: "allow" });
    bench.flow.send({ type: "allow" });
    bench.flow.send({ type: "deny" });
    expect(bench.decisions).toEqual([
      { transaction: "sealed", decision: "allow", scopes: ["openid", "notes.delete"] },
    ]);
  });

  it("sends only what is required after the shortcut to it", () => {
    const bench = armed();
    bench.flow.send({ type: "select-required" });
    bench.flow.send({ type: "allow" });
    expect(bench.decisions.map(({ scopes }) => scopes)).toEqual([["openid"]]);
  });

  it("leaves for the address that came back", async () => {
    const bench = armed();
    bench.flow.send({ type: "allow" });
    await bench.answer({ ok: true, value: { redirectTo: GRANTED } });
    expect(bench.navigations).toEqual([GRANTED]);
    expect(bench.status()).toBe("redirecting");
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:1",
    "\tjavascript:1",
    "data:,x",
    "blob:x",
    "http://rp.example/",
  ])("never leaves for %j [#67]", async (redirectTo) => {
    const bench = armed();
    bench.flow.send({ type: "allow" });
    await bench.answer({ ok: true, value: { redirectTo } });
    expect(bench.navigations).toEqual([]);
    expect(bench.status()).toBe("bad-request");
  });

  it("has nothing to send where nothing is grantable", () => {
    const bench = createBench({
      ...CONSENT,
      scopes: [{ scope: "notes.write", description: "", grantable: false }],
    });
    bench.see();
    bench.pass(ARMING_DELAY_MS);
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toEqual([]);
  });
});

describe("Deny", () => {
  it("goes through the BFF at once, without scopes [#49]", () => {
    const bench = createBench(CONSENT);
    bench.see();
    bench.flow.send({ type: "deny" });
    expect(bench.decisions).toEqual([{ transaction: "sealed", decision: "deny", scopes: [] }]);
    expect(bench.navigations).toEqual([]);
  });
});

describe("a decision that failed", () => {
  it.each(["upstream_unavailable", "offline"] as const)(
    "is sent again unchanged after %s",
    async (code) => {
      const bench = await failedDecision(code);
      bench.pass(ARMING_DELAY_MS);
      bench.flow.send({ type: "retry" });
      expect(bench.decisions).toHaveLength(2);
      expect(bench.decisions[1]).toEqual(bench.decisions[0]);
    },
  );

  it("is never sent again where it may have been taken", async () => {
    const bench = await failedDecision("outcome_unknown");
    bench.flow.send({ type: "retry" });
    bench.flow.send({ type: "allow" });
    expect(bench.decisions).toHaveLength(1);
    expect(bench.starts).toEqual([]);
  });

  it("begins again from the same request after the session ended [#64]", async () => {
    const bench = await failedDecision("session_required");
    bench.flow.send({ type: "retry" });
    expect(bench.starts).toEqual(["?client_id=c"]);
  });
});

describe("leaving", () => {
  it("offers the address by hand when the browser is still here", () => {
    const bench = createBench({ kind: "redirect", redirectTo: GRANTED });
    bench.see();
    bench.pass(PATIENCE_MS);
    bench.flow.send({ type: "retry" });
    expect(bench.navigations).toEqual([GRANTED, GRANTED]);
  });

  it("is not believed when the browser brings the page back [#51]", () => {
    const bench = createBench({ kind: "redirect", redirectTo: GRANTED });
    bench.see();
    bench.flow.send({ type: "restored" });
    expect(bench.status()).toBe("loading");
    expect(bench.starts).toHaveLength(1);
  });
});

describe("subscribers", () => {
  it("hear of every change until they leave, and see one object between changes", () => {
    const bench = createBench(CONSENT);
    const seen: ConsentState[] = [];
    const leave = bench.flow.subscribe(() => seen.push(bench.flow.getSnapshot()));
    bench.see();
    bench.pass(ARMING_DELAY_MS);
    leave();
    bench.flow.send({ type: "select", scope: "notes.read", selected: false });
    expect(seen.at(-1)).toMatchObject({ status: "ready", armed: true });
    expect(bench.flow.getSnapshot()).toBe(bench.flow.getSnapshot());
    expect(seen).not.toContain(bench.flow.getSnapshot());
  });
});
