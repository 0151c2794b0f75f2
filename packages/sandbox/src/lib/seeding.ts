import { applyChanges } from "./client-registration.ts";
import { isPublic } from "./client-rules.ts";
import type { ClientStore } from "./clients.ts";
import { createSecretValue } from "./identifiers.ts";
import { jwtTemplateTypes, JwtTemplateStore } from "./jwt-templates.ts";
import { hashPassword } from "./passwords.ts";
import type { PersonStore } from "./people.ts";
import type { SeedFilePerson } from "./seed-file.ts";
import type { SeedFileClient, SeedFileTemplates } from "./seed-sections.ts";

/** Creates the people of a seed file; without a password they sign in by passcode. */
export async function addSeedFilePeople(
  people: PersonStore,
  seeds: readonly SeedFilePerson[],
  createdAt: Date,
): Promise<void> {
  for (const seed of seeds) {
    const { user_id: userId, phone_number: phoneNumber, password } = seed;
    people.add({
      email: seed.email,
      emailVerified: true,
      name: seed.name ?? {},
      roles: seed.roles ?? [],
      trustedMetadata: seed.trusted_metadata ?? {},
      untrustedMetadata: seed.untrusted_metadata ?? {},
      createdAt,
      ...(userId === undefined ? {} : { userId }),
      ...(phoneNumber === undefined ? {} : { phoneNumber }),
      ...(password === undefined
        ? {}
        : { passwordHash: await hashPassword(password), shownPassword: password }),
    });
  }
}

/** Registers the Connected Apps of a seed file; a confidential one without a secret gets one. */
export function addSeedFileClients(clients: ClientStore, seeds: readonly SeedFileClient[]): void {
  for (const seed of seeds) {
    const { client_id: clientId, client_type: clientType, redirect_urls: redirectUrls } = seed;
    const added = clients.add({
      clientType,
      redirectUrls,
      ...(clientId === undefined ? {} : { clientId }),
      ...(isPublic(clientType) ? {} : { clientSecret: seed.client_secret ?? createSecretValue() }),
    });
    clients.replace(applyChanges(added, seed));
  }
}

/** The project-wide claim templates of a seed file. */
export function seedFileTemplates(seeds: SeedFileTemplates = {}): JwtTemplateStore {
  const templates = new JwtTemplateStore();
  for (const type of jwtTemplateTypes) {
    const settings = seeds[type];
    if (settings !== undefined) templates.set({ ...settings, jwt_template_type: type });
  }
  return templates;
}
