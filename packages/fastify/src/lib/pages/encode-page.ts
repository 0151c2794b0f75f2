import { randomBytes } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** A page as it goes over the wire. */
export interface EncodedPage {
  /** Value of `Content-Encoding`; `null` for text as it is. */
  readonly encoding: "br" | "gzip" | null;
  readonly body: string | Buffer;
}

/** Beyond this, a page shrinks by hundreds of bytes and takes milliseconds. */
const BROTLI_QUALITY = 5;
/** 64 KiB, as large as pages are: to prepare a larger window takes longer than to use it. */
const BROTLI_WINDOW_BITS = 16;
const GZIP_LEVEL = 6;
const MAX_PADDING_BYTES = 96;

/**
 * Compresses a page as the browser accepts it, at once: on a thread of its own, a page of tens of
 * kilobytes takes twice the processor time.
 *
 * The length of what is compressed tells whether two texts in it are alike, and a page shows the
 * person's e-mail address beside parameters that anybody can choose. So each answer is lengthened by
 * a random amount. To average it out takes some ten thousand navigations of this person, in sight of
 * them, for each guess at a character; the limits on requests allow a few hundred a minute.
 *
 * @param acceptEncoding The request's header.
 */
export function encodePage(
  html: string,
  acceptEncoding: string | string[] | undefined,
): EncodedPage {
  const accepted = readAccepted(acceptEncoding);
  const encoding = accepted.has("br") ? "br" : accepted.has("gzip") ? "gzip" : null;
  if (encoding === null) {
    return { encoding, body: html };
  }
  const padded = Buffer.from(`${html}<!--${padding()}-->`);
  const body =
    encoding === "br"
      ? brotliCompressSync(padded, {
          params: {
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW_BITS,
            [constants.BROTLI_PARAM_SIZE_HINT]: padded.length,
          },
        })
      : gzipSync(padded, { level: GZIP_LEVEL });
  return { encoding, body };
}

/** Random text of a random length, which no encoder makes shorter than its randomness. */
function padding(): string {
  const bytes = randomBytes(MAX_PADDING_BYTES + 1);
  return bytes.toString("base64url", 1, 1 + ((bytes[0] ?? 0) % MAX_PADDING_BYTES));
}

/** @see RFC 9110 section 12.5.3 */
function readAccepted(header: string | string[] | undefined): ReadonlySet<string> {
  const codings = [header ?? ""].flat().join(",").toLowerCase().split(",");
  return new Set(
    codings.flatMap((coding) => {
      const [name = "", ...parameters] = coding.split(";").map((part) => part.trim());
      return parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter)) ? [] : [name];
    }),
  );
}
