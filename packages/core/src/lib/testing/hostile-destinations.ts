import type { HostileContent } from "./hostile-content.ts";

/** Hosts that are long, or that look like somebody else's. */
const HOSTS: readonly HostileContent[] = [
  {
    id: "host-look-alike",
    title: "A look-alike host",
    about: "The host begins like a well-known one; what counts is its end.",
    facts: {
      redirectUri: "https://accounts.example.com.sign-in.rp.example/cb",
      registrableDomain: "rp.example",
    },
  },
  {
    id: "host-long",
    title: "A very long host",
    about: "Subdomains up to the 253 characters that a host can have.",
    facts: {
      redirectUri: `https://${"secure-sign-in.".repeat(16)}rp.example/cb`,
      registrableDomain: "rp.example",
    },
  },
  {
    id: "host-long-label",
    title: "A long domain",
    about: "The registered part itself is 63 characters long and has no hyphen.",
    facts: {
      redirectUri: `https://login.${"notebook".repeat(7)}example.example/cb`,
      registrableDomain: `${"notebook".repeat(7)}example.example`,
    },
  },
  {
    id: "host-idn",
    title: "Letters of another alphabet",
    about: "A host in Cyrillic letters that look Latin; it goes over the wire as punycode.",
    facts: {
      redirectUri: "https://аррӏе.example/cb",
      registrableDomain: "xn--80ak6aa92e.example",
    },
  },
  {
    id: "host-github-io",
    title: "A page at github.io",
    about: "Everybody can have a name below github.io: the registered part has three labels.",
    facts: {
      redirectUri: "https://acme-notes.github.io/app/cb",
      registrableDomain: "acme-notes.github.io",
    },
  },
  {
    id: "host-co-uk",
    title: "A host below co.uk",
    about: "co.uk is nobody's own: the registered part has three labels.",
    facts: {
      redirectUri: "https://id.acme-notes.co.uk/cb",
      registrableDomain: "acme-notes.co.uk",
    },
  },
  {
    id: "host-ipv4",
    title: "An IPv4 address",
    about: "No domain at all, and a port.",
    facts: { redirectUri: "https://203.0.113.7:8443/cb" },
  },
  {
    id: "host-ipv6",
    title: "An IPv6 address",
    about: "No domain at all, in brackets.",
    facts: { redirectUri: "https://[2001:db8:85a3::8a2e:370:7334]/cb" },
  },
  {
    id: "host-long-url",
    title: "A long address",
    about: "A short host, and a path and a query that go on for 1,200 characters.",
    facts: {
      redirectUri: `https://rp.example/${"callback/".repeat(60)}cb?next=${"accounts.example.com".repeat(32)}`,
      registrableDomain: "rp.example",
    },
  },
];

/** Apps on the person's own device. Only clients without a secret live there. */
const DEVICES: readonly HostileContent[] = [
  {
    id: "device-loopback",
    title: "A program on this device",
    about: "The answer goes to a port of this machine.",
    facts: {
      client: { type: "third_party_public" },
      redirectUri: "http://127.0.0.1:49152/callback",
    },
  },
  {
    id: "device-loopback-name",
    title: "localhost",
    about: "The answer goes to this machine, by its name.",
    facts: { client: { type: "third_party_public" }, redirectUri: "http://localhost:8080/cb" },
  },
  {
    id: "device-app",
    title: "An app on this device",
    about: "The answer goes to whichever app has claimed a scheme.",
    facts: {
      client: { type: "third_party_public" },
      redirectUri: "example.acme.notes:/oauth/callback",
    },
  },
  {
    id: "device-app-long",
    title: "A very long scheme",
    about: "A scheme of 120 characters that begins like a host.",
    facts: {
      client: { type: "first_party_public" },
      redirectUri: `accounts.example.com.${"notes.".repeat(16)}mob://cb`,
    },
  },
];

const RESOURCES: readonly HostileContent[] = [
  {
    id: "resources-several",
    title: "Several resources",
    about: "Access to three named resources.",
    facts: {
      resources: [
        "https://api.rp.example/v2",
        "https://files.rp.example/",
        "https://mcp.tools.example/sse",
      ],
    },
  },
  {
    id: "resources-long",
    title: "Ten long resources",
    about: "As many resources as a request may name, with addresses of 200 characters.",
    facts: {
      resources: Array.from(
        { length: 10 },
        (_, index) => `https://api-${index}.rp.example/${"resource".repeat(21)}`,
      ),
    },
  },
];

/** Where the answer goes, and what access is for. */
export const HOSTILE_DESTINATIONS: readonly HostileContent[] = [...HOSTS, ...DEVICES, ...RESOURCES];
