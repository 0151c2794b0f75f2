import * as v from "valibot";

import { checkTemplate } from "./claim-template.ts";
import { clientTypes, isFirstParty, isPublic, type ClientType } from "./client-rules.ts";
import type { Client, ClientStore } from "./clients.ts";
import { ApiProblem } from "./errors.ts";
import { createSecretValue } from "./identifiers.ts";
import { checkRedirectUrls } from "./redirect-urls.ts";

const shortText = v.pipe(v.string(), v.maxLength(256));
const webUrl = v.pipe(
  v.string(),
  v.check(
    (value) => value === "" || (URL.canParse(value) && /^https?:\/\//iu.test(value)),
    "must be an http or https URL",
  ),
);

/** What may be changed about a Connected App. */
export const clientChanges = v.object({
  client_name: v.optional(shortText),
  client_description: v.optional(shortText),
  redirect_urls: v.optional(v.array(v.string())),
  post_logout_redirect_urls: v.optional(v.array(webUrl)),
  full_access_allowed: v.optional(v.boolean()),
  bypass_consent_for_offline_access: v.optional(v.boolean()),
  access_token_expiry_minutes: v.optional(v.number()),
  access_token_custom_audience: v.optional(v.string()),
  access_token_template_content: v.optional(v.string()),
  id_token_template_content: v.optional(v.string()),
  logo_url: v.optional(webUrl),
});

/** A new Connected App: its type, which never changes, and the rest. */
export const newClient = v.object({ client_type: v.string(), ...clientChanges.entries });

type ClientChanges = v.InferOutput<typeof clientChanges>;

/** Whatever has Connected Apps. */
interface ClientHolder {
  readonly clients: ClientStore;
}

/**
 * Checks what a Connected App of this type may have, except its redirect URLs.
 *
 * @throws ApiProblem `third_party_clients_*`, `idp_invalid_access_token_*`
 */
export function checkClient(type: ClientType, changes: ClientChanges): void {
  const minutes = changes.access_token_expiry_minutes;
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440)) {
    throw new ApiProblem("idp_invalid_access_token_expiry_minutes");
  }
  if (!/^[\u0021-\u007e]{0,256}$/u.test(changes.access_token_custom_audience ?? ""))
    throw new ApiProblem("idp_invalid_access_token_custom_audience");
  checkTemplate(changes.access_token_template_content);
  checkTemplate(changes.id_token_template_content);
  if (isFirstParty(type)) return;
  if (changes.full_access_allowed === true)
    throw new ApiProblem("third_party_clients_cannot_use_full_access");
  if (changes.bypass_consent_for_offline_access === true) {
    throw new ApiProblem("third_party_clients_require_consent_for_offline_access");
  }
}

/** The changes laid over what the Connected App is now; members that are not mentioned stay. */
export function applyChanges(client: Client, changes: ClientChanges): Client {
  const custom = changes.access_token_custom_audience ?? client.accessTokenCustomAudience;
  const logo = changes.logo_url ?? client.logoUrl;
  const { accessTokenCustomAudience: _audience, logoUrl: _logo, ...rest } = client;
  return {
    ...rest,
    name: changes.client_name ?? client.name,
    description: changes.client_description ?? client.description,
    redirectUrls: changes.redirect_urls ?? client.redirectUrls,
    postLogoutRedirectUrls: changes.post_logout_redirect_urls ?? client.postLogoutRedirectUrls,
    fullAccessAllowed: changes.full_access_allowed ?? client.fullAccessAllowed,
    bypassConsentForOfflineAccess:
      changes.bypass_consent_for_offline_access ?? client.bypassConsentForOfflineAccess,
    accessTokenExpiryMinutes:
      changes.access_token_expiry_minutes ?? client.accessTokenExpiryMinutes,
    accessTokenTemplateContent:
      changes.access_token_template_content ?? client.accessTokenTemplateContent,
    idTokenTemplateContent: changes.id_token_template_content ?? client.idTokenTemplateContent,
    ...(custom === undefined || custom === "" ? {} : { accessTokenCustomAudience: custom }),
    ...(logo === undefined || logo === "" ? {} : { logoUrl: logo }),
  };
}

/**
 * Registers a Connected App; a confidential one gets a secret, which only this result shows.
 *
 * @throws ApiProblem `invalid_connected_app_type`, `connected_app_*redirect_url*`, `third_party_clients_*`,
 *   `idp_invalid_access_token_*`
 */
export function registerClient(
  { clients }: ClientHolder,
  request: v.InferOutput<typeof newClient>,
): Client {
  const clientType = clientTypes.find((type) => type === request.client_type);
  if (clientType === undefined) throw new ApiProblem("invalid_connected_app_type");
  checkClient(clientType, request);
  const redirectUrls = request.redirect_urls ?? [];
  checkRedirectUrls(redirectUrls, clientType);
  const secret = isPublic(clientType) ? {} : { clientSecret: createSecretValue() };
  const client = applyChanges(clients.add({ clientType, redirectUrls, ...secret }), request);
  clients.replace(client);
  return client;
}

/**
 * Changes a Connected App. Its type, id and secret stay.
 *
 * @throws ApiProblem as for registration
 */
export function updateClient(
  { clients }: ClientHolder,
  client: Client,
  changes: ClientChanges,
): Client {
  checkClient(client.clientType, changes);
  if (changes.redirect_urls !== undefined)
    checkRedirectUrls(changes.redirect_urls, client.clientType);
  const changed = applyChanges(client, changes);
  clients.replace(changed);
  return changed;
}
