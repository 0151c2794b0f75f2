/**
 * What a logo turns out to be when it is asked for. `image`: a small picture. `missing`: there is
 * none. `broken`: bytes that begin like a picture and stop. `huge`: 4,096 pixels square.
 */
export const LOGO_KINDS = ["image", "missing", "broken", "huge"] as const;
/** One of {@link LOGO_KINDS}. */
export type LogoKind = (typeof LOGO_KINDS)[number];

/** Bytes as the logo proxy of the BFF would send them. */
export interface LogoFile {
  readonly type: "image/png" | "image/webp";
  readonly bytes: Uint8Array;
}

function readHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** A yellow disc on blue, 64 pixels square. */
const PICTURE = readHex(
  "89504e470d0a1a0a0000000d494844520000004000000040010300000090a7e39d00000006504c54452f4b7c" +
    "f2c14ea8925576000000684944415478da6360a02fe0ff0065fcff0fa199ffff3f0066b0ffffff00cc90ffff" +
    "ff079861ffffff1f30a3feffff7f504d506d30062388d100310662109cc10e623cc0cfe007313e50ce20c62e" +
    "4c17c21d8fe92f8497e181000f167840c1830e1e9888e0a517000078369faf8eacd3dd0000000049454e44ae" +
    "426082",
);

/** One color and nothing else: lossless WebP says so in a few bytes, whatever the size. */
const HUGE_PICTURE = readHex(
  "524946461a000000574542505650384c0d0000002fffcfff03e8525fcad7ff020000",
);

/** The file of each kind of logo; `null` where there is none. */
export const LOGOS: Readonly<Record<LogoKind, LogoFile | null>> = {
  image: { type: "image/png", bytes: PICTURE },
  missing: null,
  broken: { type: "image/png", bytes: PICTURE.slice(0, 48) },
  huge: { type: "image/webp", bytes: HUGE_PICTURE },
};
