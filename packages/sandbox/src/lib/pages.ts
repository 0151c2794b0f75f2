import type { Call } from "./calls.ts";
import type { Client } from "./clients.ts";
import { endpoints, type Endpoint } from "./endpoints.ts";
import type { InboxMessage } from "./inbox.ts";
import type { Project } from "./project.ts";
import type { ProjectCore } from "./project-core.ts";
import { grantingRoles, type Policy } from "./rbac.ts";

/** The style sheet of both pages: the browser's own colours, so that dark and light follow the reader. */
export const styleSheet = `:root { color-scheme: light dark; }
body { margin: 0; padding: 1rem 1.5rem 3rem; font: 14px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; border-block-end: 1px solid GrayText; }
header p { margin: 0.5rem 0; font-weight: 600; }
nav a { display: inline-block; padding: 0.5rem 0.75rem 0.5rem 0; }
nav a[aria-current] { color: inherit; }
a:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
h1 { margin: 1.25rem 0 0.25rem; font-size: 1.375rem; }
h2 { margin: 1.75rem 0 0.5rem; font-size: 1rem; }
p { max-inline-size: 70ch; margin: 0.25rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 1.25rem 0.25rem 0; text-align: start; vertical-align: baseline; border-block-end: 1px solid color-mix(in srgb, CanvasText 15%, Canvas); }
thead th { font-weight: 600; color: color-mix(in srgb, CanvasText 75%, Canvas); white-space: nowrap; }
tbody th { font-weight: 400; white-space: nowrap; }
code { font: 13px/1.5 ui-monospace, monospace; white-space: nowrap; }
.code { font-size: 1.125rem; font-weight: 600; letter-spacing: 0.08em; }
`;

/** Text as HTML text. */
export function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? character);
}

/** Something to be copied. */
export function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}

/** A table whose cells are markup already; the first cell names the row. */
export function table(
  label: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const headings = head.map((one) => `<th scope="col">${escape(one)}</th>`).join("");
  const body = rows.map(
    ([name = "", ...cells]) =>
      `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
  );
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escape(label)}"><table><thead><tr>${headings}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

/** A part of a page; `content` is markup. */
export function section(title: string, content: string): string {
  return `<section><h2>${escape(title)}</h2>${content}</section>`;
}

function page(title: string, path: "/" | "/inbox", content: string): string {
  const link = (to: string, text: string): string =>
    `<a href="${to}"${to === path ? ' aria-current="page"' : ""}>${text}</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox.css">
</head>
<body>
<header><p>Sandbox</p><nav aria-label="Pages">${link("/", "Overview")}${link("/inbox", "Inbox")}</nav></header>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

function facts(project: ProjectCore): string {
  const rows = [
    ["Issuer", project.url],
    ["Authorization endpoint", `${project.appUrl}/oauth/authorize`],
    ["Discovery", `${project.url}/.well-known/openid-configuration`],
    ["Project id", project.id],
    ["Secret", project.secret],
    ["Public token", project.publicToken],
  ];
  return table(
    "Project",
    ["Fact", "Value"],
    rows.map(([name = "", value = ""]) => [escape(name), code(value)]),
  );
}

/** The password of a seeded account; of others, only whether they have one. */
export function passwordCell({
  shownPassword,
  passwordHash,
}: {
  readonly shownPassword?: string;
  readonly passwordHash?: unknown;
}): string {
  if (shownPassword !== undefined) return code(shownPassword);
  return passwordHash === undefined ? "by passcode" : "their own";
}

function people(project: Project): string {
  const rows = project.people.all().map((person) => {
    return [
      escape(person.email ?? "(no address)"),
      passwordCell(person),
      escape(person.roles.join(", ")),
      code(person.userId),
    ];
  });
  return table("People", ["Email", "Password", "Roles", "User id"], rows);
}

function clientRow(client: Client): string[] {
  return [
    escape(client.name),
    escape(client.clientType),
    code(client.clientId),
    client.clientSecret === undefined ? "none" : code(client.clientSecret),
    client.redirectUrls.map(code).join("<br>"),
  ];
}

function scopes(policy: Policy): string {
  const rows = policy.scopes.map(({ scope, description, permissions }) => {
    const roles = permissions.flatMap(({ resource_id, actions }) =>
      actions.flatMap((action) => policyRoles(policy, resource_id, action)),
    );
    return [code(scope), escape(description), escape([...new Set(roles)].join(", "))];
  });
  return table("Scopes", ["Scope", "Description", "Role that can grant it"], rows);
}

function policyRoles(policy: Policy, resourceId: string, action: string): string[] {
  return grantingRoles(
    policy,
    policy.roles.map(({ role_id }) => role_id),
    resourceId,
    action,
  );
}

function time(instant: Date): string {
  const text = instant.toISOString();
  return `<time datetime="${text}">${text.slice(11, 19)}</time>`;
}

/** What was called lately, newest first: for following a flow from another program. */
function recentCalls(calls: readonly Call[]): string {
  const rows = calls
    .slice(0, 50)
    .map(({ at, method, path, status, errorType, requestId }) => [
      time(at),
      escape(method),
      code(path),
      String(status),
      escape(errorType ?? ""),
      code(requestId ?? ""),
    ]);
  return rows.length === 0
    ? "<p>None yet. Reload the page after the first one.</p>"
    : table("Recent calls", ["UTC", "Method", "Path", "Status", "Error", "Request id"], rows);
}

/** What the overviews of the verticals differ in. */
export interface OverviewParts {
  /** Markup of the sections that say who can sign in. */
  readonly accounts: string;
  readonly endpoints: readonly Endpoint[];
}

/** Everything somebody needs to use the consumer sandbox, on one page. */
export function renderOverview(project: Project): string {
  return renderProject(project, { accounts: section("People", people(project)), endpoints });
}

/** Everything somebody needs to use a sandbox, on one page. */
export function renderProject(
  project: ProjectCore,
  { accounts, endpoints }: OverviewParts,
): string {
  const clients = project.clients.all().map(clientRow);
  const routes = endpoints.map(({ method, path, caller }) => [code(path), method, escape(caller)]);
  return page(
    "Overview",
    "/",
    [
      `<p>A local stand-in for a Stytch project. Nothing here is real, and ${project.data === undefined ? "nothing outlives the process" : "the state is kept in a file"}.</p>`,
      section("Project", facts(project)),
      accounts,
      section(
        "Connected Apps",
        table("Connected Apps", ["Name", "Type", "Client id", "Secret", "Redirect URLs"], clients),
      ),
      section("Scopes", scopes(project.policy)),
      section("Recent calls", recentCalls(project.calls.recent())),
      section("Endpoints", table("Endpoints", ["Path", "Method", "Called by"], routes)),
    ].join("\n"),
  );
}

/** The messages that would have been sent, newest first. */
export function renderInbox(messages: readonly InboxMessage[]): string {
  const rows = messages.map(({ to, subject, code: passcode, link, sentAt }) => [
    escape(to),
    escape(subject),
    link === undefined
      ? `<code class="code">${escape(passcode)}</code>`
      : `<a href="${escape(link)}">Open the link</a>`,
    `<time datetime="${sentAt.toISOString()}">${escape(sentAt.toISOString().replace("T", " ").slice(0, 19))} UTC</time>`,
  ]);
  const content =
    rows.length === 0
      ? "<p>No messages yet. Passcodes and links sent by email appear here; reload the page to see new ones.</p>"
      : table("Messages", ["To", "Subject", "Passcode or link", "Sent"], rows);
  return page("Inbox", "/inbox", content);
}
