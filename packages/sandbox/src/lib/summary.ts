import type { Sandbox } from "./sandbox.ts";

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

/** What the command line prints once a sandbox listens: where it is, who can sign in, which apps exist. */
export function summarize(sandbox: Sandbox): string {
  const { people, clients } = sandbox.seeds;
  const facts = table([
    ["Sandbox", sandbox.url],
    ["Inbox", `${sandbox.url}/inbox`],
    ["Project id", sandbox.projectId],
    ["Secret", sandbox.secret],
    ["Public token", sandbox.publicToken],
  ]);
  const peopleTable = table([
    ["PERSON", "PASSWORD", "ROLES"],
    ...Object.values(people).map(({ email, password, roles }) => [
      email,
      password,
      roles.join(", "),
    ]),
  ]);
  const clientTable = table([
    ["CONNECTED APP", "CLIENT ID", "SECRET", "REDIRECT URI"],
    ...[
      clients.firstParty,
      clients.firstPartyPublic,
      clients.thirdParty,
      clients.thirdPartyPublic,
    ].map((client) => [
      client.name,
      client.clientId,
      "clientSecret" in client ? client.clientSecret : "-",
      client.redirectUri,
    ]),
  ]);
  return [facts, peopleTable, clientTable].join("\n\n");
}
