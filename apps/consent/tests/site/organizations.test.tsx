import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeAll, describe, expect, it } from "vitest";

import {
  GUARDED,
  type TestOrganization,
  WORKS,
  clearMemberCookies,
  createMemberWorld,
} from "./member-world.ts";
import { network, useNetwork, visit } from "./visit.tsx";
import { PASSWORD, REFERENCE, STYTCH_WORDS, refusal, sdkUrl } from "./world.ts";

// The pages load it when it is needed; here it is there at once.
beforeAll(() => import("../../src/site/login/organizations/organization-view.tsx"));

useNetwork();
afterEach(clearMemberCookies);

const REQUEST = "/oauth/authorize?client_id=c&state=s";
const LOGIN = `/login?return_to=${encodeURIComponent(REQUEST)}`;
const RETURNED = [`http://localhost:3000${REQUEST}`];
const OWN_PAGE = "https://accounts.example/in";

type Visit = ReturnType<typeof visit>;

const button = (name: RegExp | string): HTMLElement => screen.getByRole("button", { name });
const heading = (name: RegExp | string): Promise<HTMLElement> =>
  screen.findByRole("heading", { level: 1, name });
const paths = ({ world }: Visit): string[] => world.stytchSaw.map(({ path }) => path);

async function enterPassword({ user }: Visit, password = PASSWORD): Promise<void> {
  await user.clear(await screen.findByLabelText("Email address"));
  await user.type(await screen.findByLabelText("Email address"), "person@example.com");
  await user.type(screen.getByLabelText("Password"), `${password}{Enter}`);
}

async function enterCode(page: Visit, code = page.world.code): Promise<void> {
  await page.user.type(await screen.findByLabelText("Email address"), "person@example.com");
  await page.user.click(button("Email me a code"));
  await page.user.type(await screen.findByLabelText("Six-digit code"), `${code}{Enter}`);
}

describe("somebody who belongs to organizations", () => {
  it.each([
    ["a password", enterPassword, "/b2b/passwords/discovery/authenticate"],
    ["a code", enterCode, "/b2b/otps/email/discovery/authenticate"],
  ])("goes straight on with %s where there is but one", async (_way, enter, path) => {
    const page = visit(LOGIN, createMemberWorld([WORKS]));
    await enter(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(paths(page)).toContain(path);
    const entered = page.world.stytchSaw.find(({ path: each }) => each.endsWith("/exchange"));
    expect(entered?.body).toMatchObject({
      organization_id: WORKS.id,
      session_duration_minutes: 60,
    });
  });

  it("chooses among several", async () => {
    const page = visit(LOGIN, createMemberWorld([WORKS, GUARDED]));
    await enterPassword(page);
    const title = await heading("Choose an organization");
    expect(document.activeElement).toBe(title);
    expect(document.body.textContent).toContain("person@example.com");
    expect(page.left).toEqual([]);
    await page.user.click(button("Sample Guarded"));
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const entered = page.world.stytchSaw.find(({ path }) => path.endsWith("/exchange"));
    expect(entered?.body).toMatchObject({ organization_id: GUARDED.id });
  });

  it("enters one organization however often it is pressed", async () => {
    const page = visit(LOGIN, createMemberWorld([WORKS, GUARDED]));
    await enterPassword(page);
    await heading("Choose an organization");
    await page.user.tripleClick(button("Sample Works"));
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(paths(page).filter((path) => path.endsWith("/exchange"))).toHaveLength(1);
  });

  it("is told when no organization knows the address, with a way on", async () => {
    const page = visit(LOGIN, createMemberWorld([], [], { loginUrl: OWN_PAGE }));
    await enterPassword(page);
    await heading("No organization here knows this address");
    const link = screen.getByRole("link", { name: "Other ways to sign in" });
    expect(new URL(link.getAttribute("href") ?? "").origin).toBe("https://accounts.example");
    await page.user.click(button("Use another address"));
    await screen.findByLabelText("Email address");
    expect(page.left).toEqual([]);
  });

  it("is not made a member of an organization that they could join", async () => {
    const joinable = { ...WORKS, membership: "eligible_to_join_by_email_domain" };
    const page = visit(LOGIN, createMemberWorld([joinable]));
    await enterPassword(page);
    await heading("No organization here knows this address");
    expect(paths(page).some((path) => path.endsWith("/exchange"))).toBe(false);
  });

  it("sees which organization has invited them", async () => {
    const page = visit(
      LOGIN,
      createMemberWorld([WORKS, { ...GUARDED, membership: "invited_member" }]),
    );
    await enterPassword(page);
    await heading("Choose an organization");
    expect(button(/Sample Guarded/u).textContent).toContain("You are invited");
  });

  it("can try again where entering failed, without proving the address anew", async () => {
    const page = visit(LOGIN, createMemberWorld([WORKS]));
    network.use(
      http.post(
        sdkUrl("/b2b/discovery/intermediate_sessions/exchange"),
        () => refusal("too_many_requests", 429),
        { once: true },
      ),
    );
    await enterPassword(page);
    await heading("Choose an organization");
    await page.user.click(button("Sample Works"));
    await waitFor(() => expect(page.left).toEqual(RETURNED));
  });

  it("is told when the proof is too old to choose by", async () => {
    const page = visit(LOGIN, createMemberWorld([WORKS, GUARDED]));
    network.use(
      http.post(sdkUrl("/b2b/discovery/intermediate_sessions/exchange"), () =>
        refusal("intermediate_session_not_found", 404),
      ),
    );
    await enterPassword(page);
    await heading("Choose an organization");
    await page.user.click(button("Sample Works"));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Too much time has passed");
    expect(alert.textContent).toContain(REFERENCE);
    expect(document.body.textContent).not.toContain(STYTCH_WORDS);
  });

  it("is told of a wrong password and a wrong code", async () => {
    const page = visit(LOGIN, createMemberWorld([WORKS]));
    await enterPassword(page, "wrong");
    expect((await screen.findByRole("alert")).textContent).toContain("do not match");
    await page.user.click(button("Email me a code"));
    await page.user.type(await screen.findByLabelText("Six-digit code"), "000000{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("does not work");
    expect(page.left).toEqual([]);
  });

  it("is told of an answer that cannot be read", async () => {
    const page = visit(LOGIN, createMemberWorld([WORKS]));
    network.use(
      http.post(sdkUrl("/b2b/passwords/discovery/authenticate"), () =>
        HttpResponse.json({ data: { discovered_organizations: "all" } }),
      ),
    );
    await enterPassword(page);
    expect((await screen.findByRole("alert")).textContent).toContain("did not work");
  });

  it("shows an organization's hostile name as text", async () => {
    const hostile: TestOrganization = { ...WORKS, name: "<b>x</b>\u202Eevil" };
    const page = visit(LOGIN, createMemberWorld([hostile, GUARDED]));
    await enterPassword(page);
    await heading("Choose an organization");
    const name = screen.getByText("<b>x</b>evil");
    expect(name.tagName).toBe("BDI");
  });
});

describe("an organization that asks for more", () => {
  const cases: [string, TestOrganization, RegExp][] = [
    [
      "a second factor",
      { ...GUARDED, demand: "second-factor" },
      /Sample Guarded.? asks for a second step/u,
    ],
    [
      "single sign-on",
      { ...GUARDED, demand: "single-sign-on" },
      /Sample Guarded.? asks for another way/u,
    ],
  ];

  it.each(cases)("is said to want %s, and the team's own page is the way on", async (...test) => {
    const [, organization, title] = test;
    const world = createMemberWorld([WORKS, organization], [], { loginUrl: OWN_PAGE });
    const page = visit(LOGIN, world);
    await enterPassword(page);
    await heading("Choose an organization");
    await page.user.click(button(/Sample Guarded/u));
    await heading(title);
    const link = screen.getByRole("link", { name: "Other ways to sign in" });
    const url = new URL(link.getAttribute("href") ?? "");
    expect(url.searchParams.get("return_to")).toBe(RETURNED[0]);
    expect(page.left).toEqual([]);
    await page.user.click(button("Choose another organization"));
    await page.user.click(await screen.findByRole("button", { name: "Sample Works" }));
    await waitFor(() => expect(page.left).toEqual(RETURNED));
  });

  it("is told of after signing in at it too", async () => {
    const page = visit(
      `${LOGIN}&organization=${GUARDED.slug}`,
      createMemberWorld([{ ...GUARDED, demand: "second-factor" }]),
    );
    await enterPassword(page);
    await heading(/asks for a second step/u);
    expect(page.left).toEqual([]);
  });

  it("takes a password of its own where that is all it asks for", async () => {
    const page = visit(LOGIN, createMemberWorld([WORKS, { ...GUARDED, demand: "password-there" }]));
    await enterCode(page);
    await heading("Choose an organization");
    await page.user.click(button(/Sample Guarded/u));
    await screen.findByText(/You sign in to .?Sample Guarded/u);
    await page.user.type(screen.getByLabelText("Password"), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
  });
});

describe("a link that names an organization", () => {
  it.each([WORKS.id, WORKS.slug])("signs in to it: %s", async (organization) => {
    const page = visit(
      `${LOGIN}&organization=${organization}`,
      createMemberWorld([WORKS, GUARDED]),
    );
    await enterPassword(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const proof = page.world.stytchSaw.find(({ path }) => path === "/b2b/passwords/authenticate");
    expect(proof?.body).toMatchObject({ organization_id: WORKS.id });
  });

  it("may be the app's own request", async () => {
    const request = encodeURIComponent(`${REQUEST}&organization=${WORKS.slug}`);
    visit(`/login?return_to=${request}`, createMemberWorld([WORKS]));
    expect((await screen.findByText(/You sign in to/u)).textContent).toContain("Sample Works");
  });

  it("takes a code as well", async () => {
    const page = visit(`${LOGIN}&organization=${WORKS.slug}`, createMemberWorld([WORKS]));
    await screen.findByText(/You sign in to .?Sample Works/u);
    await enterCode(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
  });

  it("says so when the organization does not exist, and finds the person's own", async () => {
    const page = visit(`${LOGIN}&organization=nowhere`, createMemberWorld([WORKS]));
    await heading("The organization in this link does not exist");
    await page.user.click(button("Find my organizations"));
    await enterPassword(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
  });

  it("says so when the address is no member of it", async () => {
    const page = visit(
      `${LOGIN}&organization=${GUARDED.slug}`,
      createMemberWorld([WORKS], [GUARDED]),
    );
    await page.user.type(await screen.findByLabelText("Email address"), "person@example.com");
    await page.user.click(button("Email me a code"));
    expect((await screen.findByRole("alert")).textContent).toContain("not a member");
  });

  it("points to the team's own page at once where it takes neither codes nor passwords", async () => {
    visit(
      `${LOGIN}&organization=${GUARDED.slug}`,
      createMemberWorld([{ ...GUARDED, demand: "single-sign-on" }], [], { loginUrl: OWN_PAGE }),
    );
    await heading(/asks for another way to sign in/u);
    expect(screen.queryByLabelText("Password")).toBeNull();
    screen.getByRole("link", { name: "Other ways to sign in" });
  });

  it("can be tried again when the organization cannot be looked up", async () => {
    const page = visit(`${LOGIN}&organization=${WORKS.slug}`, createMemberWorld([WORKS]));
    network.use(
      http.post(sdkUrl("/b2b/organizations/search"), () => HttpResponse.error(), { once: true }),
    );
    await page.user.click(await screen.findByRole("button", { name: "Try again" }));
    expect((await screen.findByText(/You sign in to/u)).textContent).toContain("Sample Works");
  });

  it.each(["../../src/x", "<b>", "a".repeat(200), "a b"])(
    "is left aside when it is no name of one: %s",
    async (organization) => {
      const page = visit(
        `${LOGIN}&organization=${encodeURIComponent(organization)}`,
        createMemberWorld([WORKS]),
      );
      await screen.findByLabelText("Email address");
      expect(paths(page)).not.toContain("/b2b/organizations/search");
      expect(screen.queryByText(/You sign in to/u)).toBeNull();
    },
  );
});

describe("a member who is signed in", () => {
  it("goes on in another organization without proving anything anew", async () => {
    const world = createMemberWorld([WORKS, GUARDED]);
    const old = world.signInAsMember(WORKS);
    const page = visit(`${LOGIN}&switch=1`, world);
    await page.user.click(await screen.findByRole("button", { name: "Switch organization" }));
    await heading("Choose an organization");
    expect(button(/Sample Works/u).textContent).toContain("Signed in now");
    await page.user.click(button("Sample Guarded"));
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const exchange = world.stytchSaw.find(({ path }) => path === "/b2b/sessions/exchange");
    expect(exchange?.credential).toBe(old);
    expect(exchange?.body).toMatchObject({ organization_id: GUARDED.id });
    expect(document.cookie).not.toContain(old);
  });

  it("stays where they are when they choose that", async () => {
    const world = createMemberWorld([WORKS, GUARDED]);
    world.signInAsMember(WORKS);
    const page = visit(`${LOGIN}&switch=1`, world);
    await page.user.click(await screen.findByRole("button", { name: "Switch organization" }));
    await heading("Choose an organization");
    await page.user.click(button(/Sample Works/u));
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(paths(page)).not.toContain("/b2b/sessions/exchange");
  });

  it("finds the organizations anew where the session does not tell", async () => {
    const world = createMemberWorld([WORKS, GUARDED]);
    world.signInAsMember(WORKS);
    const page = visit(`${LOGIN}&switch=1`, world);
    network.use(
      http.post(sdkUrl("/b2b/discovery/organizations"), () => refusal("session_not_found", 404)),
    );
    await page.user.click(await screen.findByRole("button", { name: "Switch organization" }));
    expect(await screen.findByLabelText("Email address")).toHaveProperty(
      "value",
      "person@example.com",
    );
    await page.user.type(screen.getByLabelText("Password"), `${PASSWORD}{Enter}`);
    await heading("Choose an organization");
  });

  it("is not moved to an organization that asks for more", async () => {
    const world = createMemberWorld([WORKS, { ...GUARDED, demand: "second-factor" }]);
    const old = world.signInAsMember(WORKS);
    const page = visit(`${LOGIN}&switch=1`, world);
    await page.user.click(await screen.findByRole("button", { name: "Switch organization" }));
    await heading("Choose an organization");
    const asks = within(button(/Sample Guarded/u));
    asks.getByText("Asks for a step that this page does not have");
    await page.user.click(button(/Sample Guarded/u));
    await heading(/asks for a second step/u);
    expect(document.cookie).toContain(old);
  });

  it("can be somebody else altogether", async () => {
    const world = createMemberWorld([WORKS]);
    const old = world.signInAsMember(WORKS);
    const page = visit(`${LOGIN}&switch=1`, world);
    await page.user.click(await screen.findByRole("button", { name: "Use another account" }));
    await enterPassword(page);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    expect(document.cookie).not.toContain(old);
  });

  it("[#61] proves it again at their own organization, with a new session", async () => {
    const world = createMemberWorld([WORKS, GUARDED]);
    const old = world.signInAsMember(GUARDED);
    const page = visit(`${LOGIN}&prompt=login`, world);
    await heading("Confirm that it is you");
    await screen.findByText(/You sign in to .?Sample Guarded/u);
    await page.user.type(screen.getByLabelText("Password"), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(page.left).toEqual(RETURNED));
    const proof = world.stytchSaw.find(({ path }) => path === "/b2b/passwords/authenticate");
    expect(proof?.body).toMatchObject({ organization_id: GUARDED.id });
    expect(proof?.credential).toBe(world.publicToken);
    expect(document.cookie).not.toContain(old);
  });
});

it("[#84] keeps nothing of its own in the browser when members sign in", async () => {
  const page = visit(LOGIN, createMemberWorld([WORKS]));
  await enterPassword(page);
  await waitFor(() => expect(page.left).toEqual(RETURNED));
  const kept = Object.keys(localStorage).filter((key) => !key.startsWith("stytch_sdk_state_"));
  expect(kept).toEqual([]);
  expect(Object.keys(sessionStorage)).toEqual([]);
  const cookies = document.cookie.split("; ").map((cookie) => cookie.split("=")[0]);
  expect(new Set(cookies)).toEqual(new Set(["stytch_session", "stytch_session_jwt"]));
});
