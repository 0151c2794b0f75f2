import { ACTIONS, type ActionName, type ActionReport, type ClientFlow } from "./browser-session.ts";
import type { Failure } from "./failure.ts";
import type { Grant } from "./grant.ts";
import { html, type Html } from "./html.ts";
import { instant, layout, scopeList } from "./layout.ts";
import { CLIENT_DESCRIPTIONS, type RegisteredClient } from "./registered-client.ts";

const ACTION_LABELS: Readonly<Record<ActionName, string>> = {
  refresh: "Refresh",
  userinfo: "Userinfo",
  "read-notes": "Read notes",
  "write-note": "Write a note",
  "delete-notes": "Delete notes",
  revoke: "Revoke",
};

/** How a client's last flow in this browser ended. */
export function resultPage(client: RegisteredClient, flow: ClientFlow, now: Date): string {
  const { title } = CLIENT_DESCRIPTIONS[client.slug];
  return layout(
    title,
    html`<header class="masthead">
        <h1>${title}</h1>
        <p><a href="/">All clients</a> · <a href="/${client.slug}/result.json">As JSON</a></p>
      </header>
      <div class="stack">${content(client, flow, now)}</div>`,
  );
}

function content(client: RegisteredClient, flow: ClientFlow, now: Date): Html {
  const { result } = flow;
  switch (result.status) {
    case "none":
      return html`<section class="card" id="no-result">
        <h2>No result</h2>
        <p>Nothing was authorized in this browser. Start from <a href="/">all clients</a>.</p>
      </section>`;
    case "granted":
      return html`${grantCard(result.grant, now)} ${actionsCard(client, flow.lastAction, now)}
      ${claimsCard(result.grant, now)}`;
    case "failed":
      return failureCard(result.failure, {
        stateSentence: "ok: this browser had started the flow",
        requestedScopes: result.requestedScopes,
      });
  }
}

function grantCard(grant: Grant, now: Date): Html {
  const refused = grant.requestedScopes.filter((scope) => !grant.grantedScopes.includes(scope));
  return html`<section class="card" id="grant" aria-labelledby="grant-title">
    <h2 id="grant-title"><span class="good">Granted</span></h2>
    <dl>
      <dt>Granted scopes</dt>
      <dd id="granted-scopes">${scopeList(grant.grantedScopes)}</dd>
      <dt>Requested scopes</dt>
      <dd id="requested-scopes">${scopeList(grant.requestedScopes)}</dd>
      <dt>Not granted</dt>
      <dd id="refused-scopes">${scopeList(refused)}</dd>
      <dt>Token type</dt>
      <dd id="token-type">${grant.tokenType}</dd>
      <dt>Received</dt>
      <dd id="received">${instant(grant.receivedAt, now)}</dd>
      <dt>Expires</dt>
      <dd id="expires">
        ${grant.expiresAt === undefined ? "The server did not say" : instant(grant.expiresAt, now)}
      </dd>
      <dt>Refresh token</dt>
      <dd id="refresh-token">${grant.refreshToken === undefined ? "no" : "yes"}</dd>
    </dl>
  </section>`;
}

function claimsCard(grant: Grant, now: Date): Html {
  const claims = grant.idTokenClaims;
  return html`<section class="card" id="claims" aria-labelledby="claims-title">
    <h2 id="claims-title">ID token</h2>
    ${
      claims === undefined
        ? html`<p id="no-id-token">None: the openid scope was not requested.</p>`
        : html`<dl id="id-token-claims">
            ${Object.entries(claims).map(
              ([name, value]) =>
                html`<dt><code>${name}</code></dt>
                  <dd>${claim(name, value, now)}</dd>`,
            )}
          </dl>`
    }
  </section>`;
}

const TIME_CLAIMS = new Set(["exp", "iat", "nbf", "auth_time"]);

function claim(name: string, value: unknown, now: Date): Html {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const isTime = TIME_CLAIMS.has(name) && typeof value === "number" && Math.abs(value) < 1e11;
  return isTime
    ? html`<code>${text}</code> ${instant(new Date(value * 1000), now)}`
    : html`<code>${text}</code>`;
}

function actionsCard(client: RegisteredClient, report: ActionReport | undefined, now: Date): Html {
  return html`<section class="card" id="actions" aria-labelledby="actions-title">
    <h2 id="actions-title">Use the grant</h2>
    <div class="actions">
      ${ACTIONS.map(
        (action) =>
          html`<form method="post" action="/${client.slug}/${action}">
            <button type="submit" id="action-${action}">${ACTION_LABELS[action]}</button>
          </form>`,
      )}
    </div>
    ${report === undefined ? null : reportPart(report, now)}
  </section>`;
}

function reportPart(report: ActionReport, now: Date): Html {
  return html`<div id="last-action" role="status">
    <dl>
      <dt>Last action</dt>
      <dd id="last-action-name">${ACTION_LABELS[report.action]}</dd>
      <dt>Outcome</dt>
      <dd id="last-action-outcome">
        ${
          report.succeeded
            ? html`<span class="good">succeeded</span>`
            : html`<span class="bad">failed</span>`
        }${report.status === null ? null : html`, HTTP ${report.status}`}
      </dd>
      <dt>Finished</dt>
      <dd>${instant(report.finishedAt, now)}</dd>
    </dl>
    <pre id="last-action-detail">${JSON.stringify(report.detail, undefined, 2)}</pre>
  </div>`;
}

/** A failure as a card: error, description, and what is known of the state. */
function failureCard(
  failure: Failure,
  context: { stateSentence: string; requestedScopes: readonly string[] },
): Html {
  return html`<section class="card alert" id="failure" aria-labelledby="failure-title">
    <h2 id="failure-title">The authorization failed</h2>
    <dl>
      <dt>error</dt>
      <dd><code id="error">${failure.error}</code></dd>
      <dt>error_description</dt>
      <dd id="error-description">${failure.errorDescription ?? "none"}</dd>
      <dt>state</dt>
      <dd id="state-check">${context.stateSentence}</dd>
      <dt>Requested scopes</dt>
      <dd id="requested-scopes">${scopeList(context.requestedScopes)}</dd>
    </dl>
  </section>`;
}
