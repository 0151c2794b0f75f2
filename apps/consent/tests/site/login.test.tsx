import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, delay, http } from "msw";
import { beforeAll, describe, expect, it, vi } from "vitest";

import { network, useNetwork, visit } from "./visit.tsx";
import { PASSWORD, REFERENCE, STYTCH_WORDS, createWorld, refusal, sdkUrl } from "./world.ts";

// The pages load it when it is needed; here it is there at once.
beforeAll(() => import("../../src/site/login/sign-in-view.tsx"));

useNetwork();

const REQUEST = "/oauth/authorize?client_id=c&state=s";
const LOGIN = `/login?return_to=${encodeURIComponent(REQUEST)}`;
const RETURNED = [`http://localhost:3000${REQUEST}`];

const email = (): Promise<HTMLElement> => screen.findByLabelText("Email address");
const button = (name: string): HTMLElement => screen.getByRole("button", { name });

async function submit(
  { user }: ReturnType<typeof visit>,
  password = PASSWORD,
  address = "person@example.com",
): Promise<void> {
  await user.type(await email(), address);
  await user.type(screen.getByLabelText("Password"), `${password}{Enter}`);
}

async function askForCode({ user }: ReturnType<typeof visit>): Promise<HTMLElement> {
  await user.type(await email(), "person@example.com");
  await user.click(button("Email me a code"));
  return screen.findByLabelText("Six-digit code");
}

describe("signing in with a password", () => {
  it("goes back to the request, with a session of 60 minutes", async () => {
    const page = visit(LOGIN);
    await submit(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const { world } = page;
    expect(world.stytchSaw.find(({ path }) => path === "/passwords/authenticate")?.body).toEqual(
      expect.objectContaining({ email: "person@example.com", session_duration_minutes: 60 }),
    );
  });

  it("[#66] goes to the root when the return address is somebody else's", async () => {
    const page = visit(`/login?return_to=${encodeURIComponent("/.//evil.example")}`);
    await submit(page);
    await waitFor(() => expect(page.left).toEqual(["http://localhost:3000/"]));
  });

  it("says that address and password don't match, and leads back to the password", async () => {
    const page = visit(LOGIN);
    await submit(page, "wrong");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("do not match");
    expect(alert.textContent).toContain(REFERENCE);
    const password = screen.getByLabelText("Password");
    expect(document.activeElement).toBe(password);
    expect(password.getAttribute("aria-invalid")).toBe("true");
    expect(password.getAttribute("aria-describedby")).toBe(alert.id);
    expect(page.left).toEqual([]);
  });

  it("takes the right password after a wrong one", async () => {
    const page = visit(LOGIN);
    await submit(page, "wrong");
    await screen.findByRole("alert");
    await page.user.clear(screen.getByLabelText("Password"));
    await page.user.type(screen.getByLabelText("Password"), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("sends one request however often the button is pressed, and stays operable", async () => {
    const page = visit(LOGIN);
    await page.user.type(await email(), "person@example.com");
    await page.user.type(screen.getByLabelText("Password"), PASSWORD);
    const signIn = button("Sign in");
    await page.user.tripleClick(signIn);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const tries = page.world.stytchSaw.filter(({ path }) => path === "/passwords/authenticate");
    expect(tries).toHaveLength(1);
    expect(signIn.hasAttribute("disabled")).toBe(false);
  });

  it.each([
    ["user_lock_limit_reached", "locked"],
    ["too_many_requests", "Too many tries"],
    ["endpoint_not_authorized_for_sdk", "not turned on"],
    ["reset_password", "no longer be used"],
    ["something_new", "did not work"],
  ])("has its own words for %s, with the reference and without Stytch's", async (type, words) => {
    const page = visit(LOGIN);
    network.use(http.post(sdkUrl("/passwords/authenticate"), () => refusal(type)));
    await submit(page);
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain(words);
    expect(alert.textContent).toContain(REFERENCE);
    expect(document.body.textContent).not.toContain(STYTCH_WORDS);
  });

  it("says when Stytch cannot be reached", async () => {
    const page = visit(LOGIN);
    network.use(http.post(sdkUrl("/passwords/authenticate"), () => HttpResponse.error()));
    await submit(page);
    expect((await screen.findByRole("alert")).textContent).toContain("cannot be reached");
  });

  it("says when the browser did not keep the session, instead of coming back unexplained", async () => {
    const page = visit(LOGIN);
    await email();
    network.use(http.get("/bff/session", () => HttpResponse.json({ account: null })));
    await submit(page);
    expect((await screen.findByRole("alert")).textContent).toContain("Allow cookies");
    expect(page.left).toEqual([]);
  });
});

describe("the fields", () => {
  it("are told apart by label, purpose and keyboard", async () => {
    visit(LOGIN);
    expect((await email()).getAttribute("autocomplete")).toBe("username");
    expect((await email()).getAttribute("type")).toBe("email");
    const password = screen.getByLabelText("Password");
    expect(password.getAttribute("autocomplete")).toBe("current-password");
  });

  it("lead to the first one that is missing, with its error linked", async () => {
    const page = visit(LOGIN);
    await email();
    await page.user.click(button("Sign in"));
    const field = await email();
    expect(document.activeElement).toBe(field);
    const describedBy = field.getAttribute("aria-describedby") ?? "";
    expect(document.querySelector(`[id="${describedBy}"]`)?.textContent).toContain(
      "Enter your email",
    );
    expect(page.world.stytchSaw.filter(({ path }) => path.startsWith("/passwords"))).toEqual([]);
  });

  it("lead to the password when only that is missing", async () => {
    const page = visit(LOGIN);
    await page.user.type(await email(), "person@example.com{Enter}");
    expect(document.activeElement).toBe(screen.getByLabelText("Password"));
  });

  it("[#15] show a hostile login hint as text", async () => {
    const hint = "<img src=x onerror=1>";
    visit(`${LOGIN}&login_hint=${encodeURIComponent(hint)}`);
    expect(await email()).toHaveProperty("value", hint);
    expect(document.querySelector("img")).toBeNull();
  });
});

describe("signing in with an e-mailed code", () => {
  it("takes the code with the spaces it was pasted with", async () => {
    const page = visit(LOGIN);
    const field = await askForCode(page);
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute("inputmode")).toBe("numeric");
    expect(field.getAttribute("autocomplete")).toBe("one-time-code");
    await page.user.paste(` ${page.world.code.slice(0, 3)} ${page.world.code.slice(3)} `);
    await page.user.click(button("Sign in"));
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(page.world.stytchSaw.find(({ path }) => path === "/otps/authenticate")?.body).toEqual(
      expect.objectContaining({ method_id: "method-1", session_duration_minutes: 60 }),
    );
  });

  it("says how long the code works and where it went", async () => {
    await askForCode(visit(LOGIN));
    const status = screen.getByRole("status").textContent;
    expect(status).toContain("person@example.com");
    expect(status).toContain("10 minutes");
  });

  it("refuses a wrong code and takes a newly sent one", async () => {
    const page = visit(LOGIN);
    await page.user.type(await askForCode(page), "000000{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("does not work");
    await page.user.click(button("Send a new code"));
    await waitFor(() => expect(screen.getByRole("status").textContent).toContain("A new code"));
    const field = screen.getByLabelText("Six-digit code");
    await page.user.clear(field);
    await page.user.type(field, `${page.world.code}{Enter}`);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
  });

  it("says that a code is too old once its time is over", async () => {
    const page = visit(LOGIN);
    const field = await askForCode(page);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
    try {
      await page.user.type(field, "000000{Enter}");
      expect((await screen.findByRole("alert")).textContent).toContain("too old");
    } finally {
      vi.useRealTimers();
    }
  });

  it("counts the digits before it asks Stytch", async () => {
    const page = visit(LOGIN);
    const field = await askForCode(page);
    await page.user.type(field, "12ab{Enter}");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(page.world.stytchSaw.some(({ path }) => path === "/otps/authenticate")).toBe(false);
  });

  it("says when too many codes were asked for", async () => {
    const page = visit(LOGIN);
    await askForCode(page);
    network.use(
      http.post(sdkUrl("/otps/email/login_or_create"), () => refusal("too_many_requests", 429)),
    );
    await page.user.click(button("Send a new code"));
    expect((await screen.findByRole("alert")).textContent).toContain("Too many tries");
  });

  it("goes back to the address, which is still there", async () => {
    const page = visit(LOGIN);
    await askForCode(page);
    await page.user.click(button("Use another address or a password"));
    expect(await email()).toHaveProperty("value", "person@example.com");
    expect(document.activeElement).toBe(await email());
  });
});

describe("somebody who is signed in", () => {
  it("goes straight on", async () => {
    const world = createWorld();
    world.signInEarlier("person@example.com");
    const page = visit(LOGIN, world);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(page.world.stytchSaw).toEqual([]);
  });

  it("stays themselves when they choose to", async () => {
    const world = createWorld();
    world.signInEarlier("person@example.com");
    const page = visit(`${LOGIN}&switch=1`, world);
    await page.user.click(await screen.findByRole("button", { name: /^Continue as/u }));
    expect(page.left).toEqual(RETURNED);
    expect(world.signOuts).toEqual([]);
  });

  it("signs out at the BFF before somebody else signs in", async () => {
    const world = createWorld();
    const old = world.signInEarlier("other@example.com");
    const page = visit(`${LOGIN}&switch=1`, world);
    await page.user.click(await screen.findByRole("button", { name: "Use another account" }));
    await submit(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(world.signOuts).toHaveLength(1);
    expect(world.signOuts[0]?.get("x-assent-request")).toBe("1");
    expect(world.signOuts[0]?.get("content-type")).toBe("application/json");
    expect(document.cookie).not.toContain(old);
  });

  it("is told when the sign-out fails, and nothing changes", async () => {
    const world = createWorld();
    world.signInEarlier("person@example.com");
    const page = visit(`${LOGIN}&switch=1`, world);
    network.use(http.post("/bff/logout", () => HttpResponse.error()));
    await page.user.click(await screen.findByRole("button", { name: "Use another account" }));
    expect((await screen.findByRole("alert")).textContent).toContain("cannot be reached");
    expect(screen.getByRole("button", { name: /^Continue as/u })).toBeDefined();
  });

  it("[#61] proves it again with a new session when the app asks for that", async () => {
    const world = createWorld();
    const old = world.signInEarlier("person@example.com");
    const page = visit(`${LOGIN}&prompt=login`, world);
    await screen.findByRole("heading", { name: "Confirm that it is you" });
    expect(await email()).toHaveProperty("value", "person@example.com");
    await page.user.type(screen.getByLabelText("Password"), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const paths = world.stytchSaw.map(({ path }) => path);
    expect(paths).toContain("/sessions/revoke");
    const proof = world.stytchSaw.find(({ path }) => path === "/passwords/authenticate");
    expect(proof?.credential).toBe(world.publicToken);
    expect(document.cookie).not.toContain(old);
  });

  it("is not sent round in circles by a request that asks for proof", async () => {
    const world = createWorld();
    world.signInEarlier("person@example.com");
    const page = visit(`/login?return_to=${encodeURIComponent(`${REQUEST}&max_age=0`)}`, world);
    await email();
    expect(page.left).toEqual([]);
  });
});

describe("a session that only the SDK believes in", () => {
  it("is cleared, and the form shows", async () => {
    const world = createWorld();
    const old = world.signInEarlier("person@example.com");
    localStorage.setItem(
      `stytch_sdk_state_${world.publicToken}`,
      JSON.stringify({ session: { session_id: "s" }, user: { user_id: "u" } }),
    );
    world.revokeEverything();
    const page = visit(LOGIN, world);
    await email();
    await waitFor(() => expect(document.cookie).not.toContain(old));
    expect(page.left).toEqual([]);
    await submit(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const proof = world.stytchSaw.find(({ path }) => path === "/passwords/authenticate");
    expect(proof?.credential).toBe(world.publicToken);
  });

  it("is ended at Stytch too when it is good there and the BFF knows nothing of it", async () => {
    const world = createWorld();
    const old = world.signInEarlier("person@example.com");
    const page = visit(LOGIN, world);
    network.use(http.get("/bff/session", () => HttpResponse.json({ account: null })));
    await email();
    await waitFor(() => expect(document.cookie).not.toContain(old));
    const revoked = world.stytchSaw.filter(({ path }) => path === "/sessions/revoke");
    expect(revoked.map(({ credential }) => credential)).toEqual([old]);
    expect(page.left).toEqual([]);
  });
});

describe("ending an old session", () => {
  it("is over before a new one begins, however slow it is", async () => {
    const world = createWorld();
    world.signInEarlier("person@example.com");
    world.revokeEverything();
    const page = visit(LOGIN, world);
    const submitted = Promise.withResolvers<void>();
    const order: string[] = [];
    network.use(
      http.post(sdkUrl("/sessions/authenticate"), () => HttpResponse.error()),
      http.post(
        sdkUrl("/sessions/revoke"),
        async () => {
          await submitted.promise;
          await delay(50);
          order.push("revoked");
          return HttpResponse.json({ data: {} });
        },
        { once: true },
      ),
      http.post(sdkUrl("/passwords/authenticate"), () => {
        order.push("authenticated");
      }),
    );
    await submit(page);
    submitted.resolve();
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(order).toEqual(["revoked", "authenticated"]);
  });
});

describe("the sign-in page", () => {
  it("[#84] keeps nothing of its own in the browser", async () => {
    const page = visit(LOGIN);
    await submit(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const kept = Object.keys(localStorage).filter((key) => !key.startsWith("stytch_sdk_state_"));
    expect(kept).toEqual([]);
    expect(Object.keys(sessionStorage)).toEqual([]);
    expect(JSON.stringify(localStorage)).not.toContain(PASSWORD);
    const cookies = document.cookie.split("; ").map((cookie) => cookie.split("=")[0]);
    expect(new Set(cookies)).toEqual(new Set(["stytch_session", "stytch_session_jwt"]));
  });

  it("offers the team's own page for everything else", async () => {
    visit(LOGIN, createWorld({ loginUrl: "https://accounts.example/in" }));
    const link = await screen.findByRole("link", { name: "Other ways to sign in" });
    const url = new URL(link.getAttribute("href") ?? "");
    expect(url.origin).toBe("https://accounts.example");
    expect(url.searchParams.get("return_to")).toBe(RETURNED[0]);
  });

  it("says when the BFF has no answer, with its reference, and tries again", async () => {
    const world = createWorld();
    network.use(...world.handlers);
    const page = visit(LOGIN, { ...world, handlers: [] });
    network.use(
      http.get(
        "/bff/sign-in",
        () =>
          HttpResponse.json(
            {
              type: "urn:assent:problem:upstream_unavailable",
              title: STYTCH_WORDS,
              status: 503,
              code: "upstream_unavailable",
              reference: "req-9",
            },
            { status: 503 },
          ),
        { once: true },
      ),
    );
    await screen.findByText("req-9");
    expect(document.body.textContent).not.toContain(STYTCH_WORDS);
    await page.user.click(button("Try again"));
    await email();
  });
});
