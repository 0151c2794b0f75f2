import type { B2BSandbox } from "./b2b/sandbox.ts";
import type { Sandbox, SandboxOptions } from "./sandbox-options.ts";
import type { Seeds } from "./seeds.ts";

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function facts(sandbox: Sandbox<unknown>): string {
  return table([
    ["Sandbox", sandbox.url],
    ["Inbox", `${sandbox.url}/inbox`],
    ["Project id", sandbox.projectId],
    ["Secret", sandbox.secret],
    ["Public token", sandbox.publicToken],
  ]);
}

function clientTable(clients: Seeds["clients"]): string {
  const rows = [
    clients.firstParty,
    clients.firstPartyPublic,
    clients.thirdParty,
    clients.thirdPartyPublic,
  ].map((client) => [
    client.name,
    client.clientId,
    "clientSecret" in client ? client.clientSecret : "-",
    client.redirectUri,
  ]);
  return table([["CONNECTED APP", "CLIENT ID", "SECRET", "REDIRECT URI"], ...rows]);
}

/** What the command line prints once a sandbox listens: where it is, who can sign in, which apps exist. */
export function summarize(sandbox: Sandbox): string {
  const { people, clients } = sandbox.seeds;
  const rows = Object.values(people).map(({ email, password, roles }) => [
    email,
    password,
    roles.join(", "),
  ]);
  const peopleTable = table([["PERSON", "PASSWORD", "ROLES"], ...rows]);
  return [facts(sandbox), peopleTable, clientTable(clients)].join("\n\n");
}

/** The same for a B2B sandbox. */
export function summarizeB2B(sandbox: B2BSandbox): string {
  const { organizations, clients } = sandbox.seeds;
  const rows = Object.values(organizations).flatMap(({ slug, members }) =>
    Object.values(members).map(({ email, password, roles }) => [
      slug,
      email,
      password,
      roles.join(", "),
    ]),
  );
  const memberTable = table([["ORGANIZATION", "MEMBER", "PASSWORD", "ROLES"], ...rows]);
  return [facts(sandbox), memberTable, clientTable(clients)].join("\n\n");
}

/** What the command line prints instead when files say who and what there is. */
export function summarizeFiles(sandbox: Sandbox<unknown>, { data, seed }: SandboxOptions): string {
  const lines = [
    ...(seed === undefined ? [] : [`Seeds are taken from ${seed} where it has them.`]),
    ...(data === undefined
      ? []
      : [
          `State is kept in ${data}, and was taken from it if it was there: accounts, apps, consents, sessions, tokens and the signing key. Passcodes, the inbox and the list of calls are not kept.`,
        ]),
    `Everybody and everything there is: ${sandbox.url}/`,
  ];
  return [facts(sandbox), ...lines].join("\n\n");
}
