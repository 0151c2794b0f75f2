import * as v from "valibot";

import type { Client } from "../clients.ts";
import { isFirstParty } from "../client-rules.ts";
import { ApiProblem } from "../errors.ts";
import { createIdentifier } from "../identifiers.ts";
import type { Policy } from "../rbac.ts";

const text = v.pipe(v.string(), v.maxLength(256));
const name = v.pipe(text, v.nonEmpty());
const texts = v.pipe(v.array(text), v.maxLength(100));
const allowedApps = v.picklist(["ALL_ALLOWED", "RESTRICTED", "NOT_ALLOWED"]);
const jitProvisioning = v.picklist(["RESTRICTED", "NOT_ALLOWED"]);
const methods = v.picklist(["ALL_ALLOWED", "RESTRICTED"]);

/** What may be set about an organization, in Stytch's shape; nothing is required. */
export const organizationSettings = v.object({
  organization_name: v.exactOptional(name),
  organization_slug: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9._~-]{2,128}$/u, "must be 2 to 128 of A-Z a-z 0-9 . _ ~ -"),
    ),
  ),
  organization_logo_url: v.exactOptional(text),
  organization_external_id: v.exactOptional(text),
  trusted_metadata: v.exactOptional(v.record(v.string(), v.unknown())),
  sso_jit_provisioning: v.exactOptional(allowedApps),
  email_allowed_domains: v.exactOptional(texts),
  email_jit_provisioning: v.exactOptional(jitProvisioning),
  email_invites: v.exactOptional(allowedApps),
  auth_methods: v.exactOptional(methods),
  allowed_auth_methods: v.exactOptional(texts),
  mfa_policy: v.exactOptional(v.picklist(["REQUIRED_FOR_ALL", "OPTIONAL"])),
  mfa_methods: v.exactOptional(methods),
  allowed_mfa_methods: v.exactOptional(texts),
  oauth_tenant_jit_provisioning: v.exactOptional(jitProvisioning),
  claimed_email_domains: v.exactOptional(texts),
  first_party_connected_apps_allowed_type: v.exactOptional(allowedApps),
  allowed_first_party_connected_apps: v.exactOptional(texts),
  third_party_connected_apps_allowed_type: v.exactOptional(allowedApps),
  allowed_third_party_connected_apps: v.exactOptional(texts),
});

/** The same for a new organization, which has a name. */
export const newOrganizationSettings = v.object({
  ...organizationSettings.entries,
  organization_name: name,
});

/** Settings of an organization that are given or changed. */
export type OrganizationSettings = v.InferOutput<typeof organizationSettings>;

type OptionalSetting = "organization_external_id";

/** An organization, in Stytch's shape where Stytch shows it. */
export interface Organization {
  readonly organizationId: string;
  readonly settings: Required<Omit<OrganizationSettings, OptionalSetting>> &
    Pick<OrganizationSettings, OptionalSetting>;
  /** Roles that exist in this organization only. */
  readonly customRoles: Policy["roles"];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const defaults = {
  organization_logo_url: "",
  trusted_metadata: {},
  sso_jit_provisioning: "NOT_ALLOWED",
  email_allowed_domains: [],
  email_jit_provisioning: "NOT_ALLOWED",
  email_invites: "ALL_ALLOWED",
  auth_methods: "ALL_ALLOWED",
  allowed_auth_methods: [],
  mfa_policy: "OPTIONAL",
  mfa_methods: "ALL_ALLOWED",
  allowed_mfa_methods: [],
  oauth_tenant_jit_provisioning: "NOT_ALLOWED",
  claimed_email_domains: [],
  first_party_connected_apps_allowed_type: "ALL_ALLOWED",
  allowed_first_party_connected_apps: [],
  third_party_connected_apps_allowed_type: "ALL_ALLOWED",
  allowed_third_party_connected_apps: [],
} as const satisfies OrganizationSettings | Record<string, readonly string[]>;

/** A new organization's name, and whatever else is known about it. */
export type NewOrganization = v.InferOutput<typeof newOrganizationSettings> & {
  readonly organizationId?: string;
};

/** An organization as it was kept: settings that came later have their defaults. */
export type KeptOrganization = Omit<Organization, "settings"> & {
  readonly settings: OrganizationSettings &
    Pick<Organization["settings"], "organization_name" | "organization_slug">;
};

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 100);
  return slug.length < 2 ? `organization-${slug}` : slug;
}

/** The project's organizations, in the order of their creation. */
export class OrganizationStore {
  readonly #organizations = new Map<string, Organization>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /**
   * Adds an organization; without a slug, one is made from its name.
   *
   * @throws ApiProblem `organization_slug_already_used`
   */
  add({
    organizationId = createIdentifier("organization"),
    ...settings
  }: NewOrganization): Organization {
    const organization_slug =
      settings.organization_slug ?? this.#freeSlug(slugOf(settings.organization_name));
    this.#claimSlug(organization_slug, organizationId);
    const now = this.#now();
    const organization: Organization = {
      organizationId,
      settings: { ...structuredClone(defaults), ...settings, organization_slug },
      customRoles: [],
      createdAt: now,
      updatedAt: now,
    };
    this.#organizations.set(organizationId, organization);
    return organization;
  }

  /** Finds by id, or by slug or external id, which Stytch takes wherever it takes the id. */
  find(reference: string): Organization | undefined {
    return (
      this.#organizations.get(reference) ??
      this.all().find(
        ({ settings }) =>
          settings.organization_slug === reference ||
          settings.organization_external_id === reference,
      )
    );
  }

  /** @throws ApiProblem `organization_not_found` */
  get(reference: string): Organization {
    const organization = this.find(reference);
    if (organization === undefined) throw new ApiProblem("organization_not_found");
    return organization;
  }

  /** @throws ApiProblem `organization_slug_already_used` */
  change(organization: Organization, settings: OrganizationSettings): Organization {
    if (settings.organization_slug !== undefined)
      this.#claimSlug(settings.organization_slug, organization.organizationId);
    return this.#write({ ...organization, settings: { ...organization.settings, ...settings } });
  }

  setCustomRoles(organization: Organization, customRoles: Policy["roles"]): Organization {
    return this.#write({ ...organization, customRoles });
  }

  remove(organizationId: string): void {
    this.#organizations.delete(organizationId);
  }

  all(): Organization[] {
    return [...this.#organizations.values()];
  }

  /** Puts these organizations in place of all there are. */
  restore(organizations: readonly KeptOrganization[]): void {
    this.#organizations.clear();
    for (const { settings, ...organization } of organizations)
      this.#organizations.set(organization.organizationId, {
        ...organization,
        settings: { ...structuredClone(defaults), ...settings },
      });
  }

  #write(organization: Organization): Organization {
    const written = { ...organization, updatedAt: this.#now() };
    this.#organizations.set(organization.organizationId, written);
    return written;
  }

  #claimSlug(slug: string, organizationId: string): void {
    const holder = this.all().find(({ settings }) => settings.organization_slug === slug);
    if (holder !== undefined && holder.organizationId !== organizationId)
      throw new ApiProblem("organization_slug_already_used");
  }

  #freeSlug(slug: string): string {
    const taken = new Set(this.all().map(({ settings }) => settings.organization_slug));
    if (!taken.has(slug)) return slug;
    let number = 2;
    while (taken.has(`${slug}-${number}`)) number += 1;
    return `${slug}-${number}`;
  }
}

/** Stytch's Organization object. */
export function wireOrganization(organization: Organization): Record<string, unknown> {
  return {
    organization_id: organization.organizationId,
    ...organization.settings,
    sso_jit_provisioning_allowed_connections: [],
    sso_active_connections: [],
    sso_default_connection_id: null,
    scim_active_connection: null,
    rbac_email_implicit_role_assignments: [],
    allowed_oauth_tenants: {},
    custom_roles: organization.customRoles,
    created_at: organization.createdAt.toISOString(),
    updated_at: organization.updatedAt.toISOString(),
  };
}

/** The claim by which tokens name the organization. */
export function organizationClaim({
  organizationId,
  settings,
}: Organization): Readonly<Record<string, unknown>> {
  return {
    "https://stytch.com/organization": {
      organization_id: organizationId,
      slug: settings.organization_slug,
    },
  };
}

/** @throws ApiProblem `connected_app_not_allowed_for_org` when the organization's policy keeps this app out */
export function admitConnectedApp({ settings }: Organization, client: Client): void {
  const [rule, allowed] = isFirstParty(client.clientType)
    ? [
        settings.first_party_connected_apps_allowed_type,
        settings.allowed_first_party_connected_apps,
      ]
    : [
        settings.third_party_connected_apps_allowed_type,
        settings.allowed_third_party_connected_apps,
      ];
  const isAllowed =
    rule === "ALL_ALLOWED" || (rule === "RESTRICTED" && allowed.includes(client.clientId));
  if (!isAllowed) throw new ApiProblem("connected_app_not_allowed_for_org");
}

/** The project's roles and those of one organization. */
export function effectivePolicy(policy: Policy, { customRoles }: Organization): Policy {
  return { ...policy, roles: [...policy.roles, ...customRoles] };
}
