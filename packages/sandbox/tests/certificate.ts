import { generateKeyPairSync, sign } from "node:crypto";

/** A fresh key and a certificate for it that it signed itself, both in PEM. */
export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
}

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const head =
    length < 128
      ? [tag, length]
      : length < 256
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const objectIdentifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const octets = (content: Uint8Array): Buffer => der(0x04, content);

function utcTime(instant: Date): Buffer {
  const digits = instant.toISOString().replaceAll(/[-:T]/gu, "").slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

/** Makes a certificate for one host name (RFC 5280), good for an hour. */
export function createCertificate(host: string): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecdsaWithSha256 = sequence(objectIdentifier("2a8648ce3d040302"));
  const name = sequence(
    der(0x31, sequence(objectIdentifier("550403"), der(0x0c, Buffer.from(host)))),
  );
  const now = Date.now();
  const validity = sequence(utcTime(new Date(now - 3_600_000)), utcTime(new Date(now + 3_600_000)));
  const alternativeName = sequence(
    objectIdentifier("551d11"),
    octets(sequence(der(0x82, Buffer.from(host)))),
  );
  const isAuthority = sequence(
    objectIdentifier("551d13"),
    octets(sequence(der(0x01, Buffer.from([0xff])))),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(alternativeName, isAuthority)),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", body, privateKey));
  const certificate = sequence(body, ecdsaWithSha256, signature).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
  };
}
