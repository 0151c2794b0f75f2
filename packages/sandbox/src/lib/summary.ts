import type { B2BProject } from "./b2b/project.ts";
import type { Project } from "./project.ts";
import type { ProjectCore } from "./project-core.ts";
import type { SandboxOptions } from "./sandbox-options.ts";

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

// More would push the addresses out of sight; the overview has everybody.
const longest = 25;

function shortened(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  url: string,
): string {
  const rest = rows.length - longest;
  const more = rest > 0 ? `\nand ${rest} more at ${url}/` : "";
  return `${table([head, ...rows.slice(0, longest)])}${more}`;
}

function facts({ url, id, secret, publicToken }: ProjectCore): string {
  return table([
    ["Sandbox", url],
    ["Inbox", `${url}/inbox`],
    ["Project id", id],
    ["Secret", secret],
    ["Public token", publicToken],
  ]);
}

function clientTable({ clients, url }: ProjectCore): string {
  const rows = clients
    .all()
    .map((client) => [
      client.name,
      client.clientId,
      client.clientSecret ?? "-",
      client.redirectUrls[0] ?? "-",
    ]);
  return shortened(["CONNECTED APP", "CLIENT ID", "SECRET", "REDIRECT URI"], rows, url);
}

/** What the command line prints once a sandbox listens: where it is, who can sign in, which apps exist. */
export function summarize(project: Project): string {
  const rows = project.people
    .all()
    .map(({ email = "-", shownPassword = "(by passcode)", roles }) => [
      email,
      shownPassword,
      roles.join(", "),
    ]);
  const people = shortened(["PERSON", "PASSWORD", "ROLES"], rows, project.url);
  return [facts(project), people, clientTable(project)].join("\n\n");
}

/** The same for a B2B sandbox. */
export function summarizeB2B(project: B2BProject): string {
  const rows = project.organizations
    .all()
    .flatMap(({ organizationId, settings }) =>
      project.members
        .of(organizationId)
        .map(({ email, shownPassword = "(by passcode)", roles }) => [
          settings.organization_slug,
          email,
          shownPassword,
          roles.join(", "),
        ]),
    );
  const members = shortened(["ORGANIZATION", "MEMBER", "PASSWORD", "ROLES"], rows, project.url);
  return [facts(project), members, clientTable(project)].join("\n\n");
}

/** What the command line adds when files say who and what there is; empty without files. */
export function summarizeFiles({ data, seed }: SandboxOptions): string {
  return [
    ...(seed === undefined ? [] : [`Seeds are taken from ${seed} where it has them.`]),
    ...(data === undefined
      ? []
      : [
          `State is kept in ${data}, and was taken from it if it was there: accounts, apps, consents, sessions, tokens and the signing key. Passcodes, the inbox and the list of calls are not kept.`,
        ]),
  ].join("\n\n");
}
