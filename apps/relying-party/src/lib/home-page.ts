import { PROMPTS } from "./authorization-request.ts";
import type { BrowserSession } from "./browser-session.ts";
import { html, type Html } from "./html.ts";
import { instant, layout } from "./layout.ts";
import {
  CLIENT_DESCRIPTIONS,
  CLIENT_SLUGS,
  OFFERED_SCOPES,
  type ClientSlug,
  type RegisteredClient,
} from "./registered-client.ts";

/** What the home page shows. */
export interface HomePageModel {
  readonly issuer: string;
  readonly clients: readonly RegisteredClient[];
  /** Whether a request can go to the page with Stytch's prebuilt component, too. */
  readonly offersPrebuilt: boolean;
  readonly session: BrowserSession | undefined;
  readonly now: Date;
}

/** One card per web client, and how to run the command-line client. */
export function homePage(model: HomePageModel): string {
  return layout(
    "Clients",
    html`<header class="masthead">
        <h1>Relying party</h1>
        <p class="secondary">
          Four OAuth clients and a notes API, for trying an authorization endpoint.
        </p>
        <dl>
          <dt>Issuer</dt>
          <dd><code id="issuer">${model.issuer}</code></dd>
        </dl>
      </header>
      <div class="stack">
        ${CLIENT_SLUGS.map((slug) => card(slug, model))} ${commandLineCard(model.issuer)}
      </div>`,
  );
}

function card(slug: ClientSlug, model: HomePageModel): Html {
  const { title, summary, authenticationSummary, variables } = CLIENT_DESCRIPTIONS[slug];
  const client = model.clients.find((candidate) => candidate.slug === slug);
  const titleId = `${slug}-title`;
  return html`<section class="card" id="${slug}" aria-labelledby="${titleId}">
    <h2 id="${titleId}">${title}</h2>
    <p>${summary}</p>
    ${
      client === undefined
        ? html`<p id="${slug}-off">
            Not configured. Set ${variables.map((name) => html`<code>${name}</code> `)}and start
            again.
          </p>`
        : html`<dl>
              <dt>Client id</dt>
              <dd><code>${client.clientId}</code></dd>
              <dt>Redirect URI</dt>
              <dd><code>${client.redirectUri}</code></dd>
              <dt>Authentication</dt>
              <dd>${authenticationSummary}</dd>
              <dt>Last result</dt>
              <dd>${lastResult(slug, model)}</dd>
            </dl>
            ${startForm(slug, model.offersPrebuilt)}`
    }
  </section>`;
}

function lastResult(slug: ClientSlug, model: HomePageModel): Html {
  const result = model.session?.flow(slug).result ?? { status: "none" };
  switch (result.status) {
    case "none":
      return html`<span class="secondary">none in this browser</span>`;
    case "granted":
      return html`<a href="/${slug}/result">Granted</a>
        ${instant(result.grant.receivedAt, model.now)}`;
    case "failed":
      return html`<a href="/${slug}/result">Failed: ${result.failure.error}</a>
        ${instant(result.failedAt, model.now)}`;
  }
}

function startForm(slug: ClientSlug, offersPrebuilt: boolean): Html {
  const { defaultScopes } = CLIENT_DESCRIPTIONS[slug];
  return html`<form method="post" action="/${slug}/start" id="${slug}-form">
    <fieldset>
      <legend>Scopes</legend>
      <div class="choices">
        ${OFFERED_SCOPES.map((scope) => checkbox(slug, scope, defaultScopes.includes(scope)))}
      </div>
    </fieldset>
    <div class="fields">
      ${textField(slug, { name: "extra_scopes", label: "Other scopes" })}
      <div>
        <label class="label" for="${slug}-prompt">Prompt</label>
        <select id="${slug}-prompt" name="prompt">
          <option value="">not sent</option>
          ${PROMPTS.map((prompt) => html`<option value="${prompt}">${prompt}</option>`)}
        </select>
      </div>
      ${textField(slug, { name: "resource", label: "Resource" })}
      ${textField(slug, { name: "login_hint", label: "Login hint" })}
    </div>
    <div class="actions">
      <button class="primary" type="submit" id="${slug}-start">Start authorization</button>
      ${
        offersPrebuilt
          ? html`<button type="submit" name="page" value="prebuilt" id="${slug}-prebuilt">
              The same in Stytch's prebuilt page
            </button>`
          : null
      }
    </div>
  </form>`;
}

function checkbox(slug: ClientSlug, scope: string, isChecked: boolean): Html {
  const id = `${slug}-scope-${scope.replaceAll(/[._]/g, "-")}`;
  return html`<label class="choice" for="${id}">
    <input type="checkbox" id="${id}" name="scope" value="${scope}" ${isChecked ? "checked" : ""} />
    <code class="nowrap">${scope}</code>
  </label>`;
}

function textField(slug: ClientSlug, field: { name: string; label: string }): Html {
  const id = `${slug}-${field.name.replaceAll("_", "-")}`;
  return html`<div>
    <label class="label" for="${id}">${field.label}</label>
    <input
      type="text"
      id="${id}"
      name="${field.name}"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
    />
  </div>`;
}

function commandLineCard(issuer: string): Html {
  return html`<section class="card" id="command-line" aria-labelledby="command-line-title">
    <h2 id="command-line-title">First party, public: the command line</h2>
    <p>
      A native client. It listens on this machine for the browser to come back, proves itself by
      PKCE alone, and calls the notes API. Run it in a terminal and open the address that it prints:
    </p>
    <pre>
ISSUER=${issuer} FIRST_PARTY_PUBLIC_CLIENT_ID=&lt;client id&gt; node apps/relying-party/src/command-line.ts</pre>
  </section>`;
}
