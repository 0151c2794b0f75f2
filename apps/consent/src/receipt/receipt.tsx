import { type ScopeChoice, displayText } from "@assent/core";
import type { Account, Client, Consent } from "@assent/core/contract";
import { clientNameText } from "@assent/react";
import type { ReactNode } from "react";

import type { Copy } from "../copy/copy.ts";
import { requestHeading } from "../scopes/request-words.ts";
import { groupChoices, unavailableChoices } from "../scopes/scope-groups.ts";
import { scopeWords } from "../scopes/scope-words.tsx";
import { plainText } from "./plain-text.ts";

/** What a receipt is about. */
export type AccessRecord =
  /** A request as it is chosen before the decision. */
  | {
      readonly kind: "undecided";
      readonly consent: Consent;
      readonly choices: readonly ScopeChoice[];
    }
  /** Access that an app has. */
  | {
      readonly kind: "in-force";
      readonly account: Account;
      readonly app: Client & { readonly scopes: readonly string[] };
    };

type ListedScope = Pick<ScopeChoice, "scope" | "description">;

/** Longer than any id or address that is not a mistake. */
const MAX_ADDRESS_LENGTH = 12_000;

/** The app that a record is about. */
export function recordedClient(record: AccessRecord): Client {
  return record.kind === "undecided" ? record.consent.client : record.app;
}

/**
 * Writes down who may do what, as whom, and where the answer goes: plain text, in the very words of
 * the page. Names, addresses and scopes that come from others are free of invisible characters.
 *
 * @param writtenAt Shown in the reader's own time zone, with the zone.
 */
export function writeReceipt(record: AccessRecord, writtenAt: Date, copy: Copy): string {
  const client = recordedClient(record);
  const name = <bdi>{clientNameText(client)}</bdi>;
  const { receipt } = copy;
  const moment = new Intl.DateTimeFormat(copy.locale, { dateStyle: "long", timeStyle: "long" });
  const sections = [
    opening(record, name, copy),
    section(receipt.written, [moment.format(writtenAt)]),
    section(receipt.standing, [record.kind === "undecided" ? receipt.undecided : receipt.listed]),
    section(receipt.app, clientLines(client, name, copy)),
    section(receipt.appId, [displayText(client.id, MAX_ADDRESS_LENGTH)]),
    ...(record.kind === "undecided" ? requestSections(record, name, copy) : []),
    ...(record.kind === "in-force" ? accessSections(record, name, copy) : []),
  ];
  return `${sections.join("\n\n")}\n`;
}

function opening(record: AccessRecord, name: ReactNode, copy: Copy): string {
  const title = plainText(copy.receipt.title(name));
  return record.kind === "undecided"
    ? `${title}\n${plainText(requestHeading(name, record.choices, copy))}`
    : title;
}

function requestSections(
  { consent, choices }: Extract<AccessRecord, { kind: "undecided" }>,
  name: ReactNode,
  copy: Copy,
): readonly string[] {
  const { account, destination, resources } = consent;
  const left = choices.filter(({ kind, selected }) => kind !== "not-grantable" && !selected);
  const device = destination.kind === "web" ? [] : [copy.parties.onThisDevice];
  return [
    section(copy.parties.account, accountLines(account, copy)),
    section(copy.parties.destination, [
      ...device,
      displayText(destination.url, MAX_ADDRESS_LENGTH),
    ]),
    section(
      plainText(copy.consent.permissions(name)),
      scopeLines(
        choices.filter(({ selected }) => selected),
        copy,
      ),
      copy.receipt.nothing,
    ),
    section(copy.receipt.leftOut, scopeLines(left, copy)),
    section(copy.consent.unavailable, scopeLines(unavailableChoices(choices), copy)),
    section(
      plainText(copy.consent.resources(name)),
      resources.map((resource) => displayText(resource, MAX_ADDRESS_LENGTH)),
    ),
  ].filter((text) => text !== "");
}

function accessSections(
  { account, app }: Extract<AccessRecord, { kind: "in-force" }>,
  name: ReactNode,
  copy: Copy,
): readonly string[] {
  const scopes = [...new Set(app.scopes)].map((scope) => ({ scope, description: "" }));
  return [
    section(copy.parties.account, accountLines(account, copy)),
    section(
      plainText(copy.consent.permissions(name)),
      scopeLines(scopes, copy),
      copy.receipt.nothing,
    ),
  ];
}

/** A heading with lines below; nothing where there are none, and no words for that. */
function section(heading: string, lines: readonly string[], otherwise?: string): string {
  const body = lines.length === 0 && otherwise !== undefined ? [otherwise] : lines;
  return body.length === 0 ? "" : [heading, ...body.map((line) => `  ${line}`)].join("\n");
}

function clientLines(client: Client, name: ReactNode, copy: Copy): readonly string[] {
  const { consent } = copy;
  const own = client.type === "first_party" || client.type === "first_party_public";
  const description = displayText(client.description, 160);
  return [
    clientNameText(client),
    plainText(own ? consent.firstParty(name) : consent.thirdParty(name)),
    ...(client.metadataHost === undefined
      ? []
      : [plainText(consent.metadataHost(<code>{client.metadataHost}</code>))]),
    ...(description === "" ? [] : [`${consent.inItsWords} ${plainText(<bdi>{description}</bdi>)}`]),
  ];
}

function accountLines({ name, email, organization }: Account, copy: Copy): readonly string[] {
  const { parties } = copy;
  const known = [name, email].filter((line) => line !== undefined);
  return [
    ...(known.length === 0 ? [parties.unnamedAccount] : known),
    ...(organization === undefined
      ? []
      : [plainText(parties.organization(<bdi>{organization.name}</bdi>))]),
  ];
}

function scopeLines(scopes: readonly ListedScope[], copy: Copy): readonly string[] {
  const groups = groupChoices(scopes);
  return groups.flatMap(({ choices }) =>
    choices.flatMap((choice) => {
      const { title, description, consequence } = scopeWords(choice, copy);
      const words = [description, consequence].filter((text) => text !== undefined);
      const technical = `${copy.scopeRow.technicalName} ${displayText(choice.scope, 200)}`;
      return [`- ${plainText(title)}`, ...[...words, technical].map((text) => `  ${text}`)];
    }),
  );
}

/**
 * A name for the file that holds a receipt: the app's, as far as it is made of letters and figures,
 * and the day in UTC.
 */
export function receiptFileName(record: AccessRecord, writtenAt: Date): string {
  const name = clientNameText(recordedClient(record))
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/gu, "")
    .toLowerCase();
  const day = writtenAt.toISOString().slice(0, 10);
  return `${name === "" ? "app" : name}-${day}.txt`;
}
