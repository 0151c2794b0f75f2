import type { ConsentEvent, ScopeChoice, ScopeKind } from "@assent/core";
import type { Consent, Destination } from "@assent/core/contract";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it } from "vitest";

import { MONOGRAM_TONES, monogramTone } from "./client-monogram.tsx";
import { ClientName } from "./client-name.tsx";
import { AllowButton, type DecisionState, DenyButton } from "./decision-buttons.tsx";
import { DestinationHost } from "./destination-host.tsx";
import { ScopeSwitch } from "./scope-switch.tsx";

afterEach(cleanup);

const CONSENT: Consent = {
  kind: "consent",
  transaction: "sealed",
  expiresAt: "2030-01-01T00:00:00.000Z",
  client: { id: "c", name: "Acme Notes", description: "", type: "third_party" },
  account: {},
  destination: {
    kind: "web",
    url: "https://rp.example/cb",
    host: "rp.example",
    registrableDomain: "rp.example",
  },
  scopes: [],
  resources: [],
  switchAccountUrl: "/login",
};

function choice(kind: ScopeKind, selected: boolean): ScopeChoice {
  return { scope: "notes.read", kind, description: "", known: true, granted: false, selected };
}

function ready(armed: boolean, selected = true): DecisionState {
  return { status: "ready", consent: CONSENT, choices: [choice("optional", selected)], armed };
}

const SUBMITTING: DecisionState = {
  status: "submitting",
  consent: CONSENT,
  choices: [choice("optional", true)],
  decision: "allow",
  slow: false,
};

/** Shows both buttons; returns what they send. */
function showButtons(state: DecisionState): ConsentEvent[] {
  const events: ConsentEvent[] = [];
  const send = (event: ConsentEvent): void => void events.push(event);
  render(
    <>
      <DenyButton send={send} state={state}>
        Deny
      </DenyButton>
      <AllowButton send={send} state={state}>
        Allow
      </AllowButton>
    </>,
  );
  return events;
}

describe("AllowButton", () => {
  const allow = (): HTMLElement => screen.getByRole("button", { name: "Allow" });

  it("sends nothing before the page is armed, and says so [#48]", () => {
    const events = showButtons(ready(false));
    fireEvent.click(allow());
    expect(events).toEqual([]);
    expect(allow()).toHaveProperty("ariaDisabled", "true");
    expect(allow().dataset["armed"]).toBe("false");
  });

  it("sends Allow once armed", () => {
    const events = showButtons(ready(true));
    fireEvent.click(allow(), { detail: 1 });
    expect(events).toEqual([{ type: "allow" }]);
  });

  it("takes no later press of a click train for a decision [#48]", () => {
    const events = showButtons(ready(true));
    fireEvent.click(allow(), { detail: 2 });
    fireEvent.click(allow(), { detail: 3 });
    expect(events).toEqual([]);
  });

  it("calls off the presses of a key that is held down [#48]", () => {
    showButtons(ready(true));
    expect(fireEvent.keyDown(allow(), { key: "Enter", repeat: true })).toBe(false);
    expect(fireEvent.keyDown(allow(), { key: "Enter" })).toBe(true);
  });

  it("allows nothing when nothing is selected", () => {
    const events = showButtons(ready(true, false));
    fireEvent.click(allow());
    expect(events).toEqual([]);
  });

  it("stays focusable while a decision is under way, and takes no second one", () => {
    const events = showButtons(SUBMITTING);
    allow().focus();
    fireEvent.click(allow());
    fireEvent.click(screen.getByRole("button", { name: "Deny" }));
    expect(document.activeElement).toBe(allow());
    expect(allow().dataset["busy"]).toBe("true");
    expect(events).toEqual([]);
  });
});

describe("DenyButton", () => {
  it("needs no arming: deny gives nothing away", () => {
    const events = showButtons(ready(false));
    fireEvent.click(screen.getByRole("button", { name: "Deny" }));
    expect(events).toEqual([{ type: "deny" }]);
  });
});

describe("ScopeSwitch", () => {
  function element(shown: ScopeChoice, events: ConsentEvent[] = []): React.JSX.Element {
    return (
      <>
        <label htmlFor="s">Read</label>
        <ScopeSwitch
          choice={shown}
          describedBy="d"
          id="s"
          send={(event) => void events.push(event)}
        />
      </>
    );
  }

  it("asks the flow, and shows what the flow says", () => {
    const events: ConsentEvent[] = [];
    render(element(choice("optional", false), events));
    const input = screen.getByRole<HTMLInputElement>("switch", { name: "Read" });
    fireEvent.click(input);
    expect(events).toEqual([{ type: "select", scope: "notes.read", selected: true }]);
    expect(input.checked).toBe(false);
  });

  it("locks a required scope without taking it out of the tab order", () => {
    const events: ConsentEvent[] = [];
    render(element(choice("required", true), events));
    const input = screen.getByRole<HTMLInputElement>("switch");
    fireEvent.click(input);
    expect(events).toEqual([]);
    expect(input).toMatchObject({ checked: true, disabled: false, ariaDisabled: "true" });
    expect(input.dataset).toMatchObject({
      kind: "required",
      locked: "true",
      part: "scope-switch",
      scope: "notes.read",
      selected: "true",
    });
  });

  it("undoes a tick that was made before the scripts ran", () => {
    const shown = element(choice("sensitive", false));
    const container = document.createElement("div");
    document.body.append(container);
    container.innerHTML = renderToString(shown);
    const input = container.querySelector("input");
    input?.click();
    expect(input?.checked).toBe(true);
    render(shown, { container, hydrate: true });
    expect(container.querySelector("input")).toBe(input);
    expect(input?.checked).toBe(false);
  });

  it("asks the browser not to restore ticks", () => {
    render(element(choice("optional", true)));
    expect(screen.getByRole("switch").getAttribute("autocomplete")).toBe("off");
  });
});

describe("ClientName", () => {
  const HOSTILE: readonly (readonly [string, string])[] = [
    ["\u202Egnp.exe", "gnp.exe"],
    ["\n\nSigned in as admin", "Signed in as admin"],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["\u200b\u2066 \u{e0041}", "client-id"],
    ["", "client-id"],
    [`a${"\u0301".repeat(5_000)}`, `a${"\u0301".repeat(4)}`],
    ["x".repeat(10_000), `${"x".repeat(63)}…`],
  ];

  it.each(HOSTILE)("shows %j as bounded text on its own [#45]", (name, shown) => {
    const { container } = render(<ClientName client={{ id: "client-id", name }} />);
    expect(container.querySelector("bdi")?.textContent?.normalize("NFD")).toBe(
      shown.normalize("NFD"),
    );
    expect(container.querySelectorAll("bdi > *")).toHaveLength(0);
  });
});

describe("DestinationHost", () => {
  function show(destination: Destination): HTMLElement | null {
    return render(<DestinationHost destination={destination} />).container.querySelector("bdi");
  }

  const web = (host: string, registrableDomain: string): Destination => ({
    kind: "web",
    url: `https://${host}/cb`,
    host,
    registrableDomain,
  });

  it("marks the registrable end, and keeps a port [#43]", () => {
    const shown = show(web("login.rp.example:8443", "rp.example"));
    expect(shown?.textContent).toBe("login.rp.example:8443");
    expect(shown?.querySelector("strong")?.textContent).toBe("rp.example");
  });

  it("cuts a long host at its beginning, never at its end [#43]", () => {
    const shown = show(
      web(`accounts.bank.example.${"a".repeat(200)}.evil.example`, "evil.example"),
    );
    expect(shown?.textContent).toMatch(/^….{1,72}evil\.example$/u);
    expect(shown?.querySelector("strong")?.textContent).toBe("evil.example");
  });

  it("marks the whole host where its end is not known", () => {
    expect(show(web("10.0.0.1", ""))?.querySelector("strong")?.textContent).toBe("10.0.0.1");
  });

  it("shows a loopback host and an app's scheme as they are [#44]", () => {
    expect(
      show({ kind: "loopback", url: "http://127.0.0.1:1/", host: "127.0.0.1:1" }),
    ).toHaveProperty("textContent", "127.0.0.1:1");
    expect(show({ kind: "app", url: "com.acme:/cb", scheme: "com.acme" })).toHaveProperty(
      "textContent",
      "com.acme:",
    );
  });
});

describe("monogramTone", () => {
  it("stays with a client id and uses every tone", () => {
    const ids = Array.from({ length: 200 }, (_, index) => `client-${index}`);
    const tones = ids.map(monogramTone);
    expect(tones).toEqual(ids.map(monogramTone));
    expect(new Set(tones).size).toBe(MONOGRAM_TONES);
  });
});
