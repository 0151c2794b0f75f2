import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** A page as it goes over the wire. */
export interface EncodedPage {
  /** Value of `Content-Encoding`; `null` for text as it is. */
  readonly encoding: "br" | "gzip" | null;
  readonly body: string | Buffer;
}

/** Beyond this, a page shrinks by hundreds of bytes and takes milliseconds. */
const BROTLI_QUALITY = 5;
const GZIP_LEVEL = 6;
const MAX_PADDING_BYTES = 96;

/**
 * Compresses a page as the browser accepts it.
 *
 * The length of what is compressed tells whether two texts in it are alike, and a page shows the
 * person's e-mail address beside parameters that anybody can choose. So each answer is lengthened by
 * a random amount. To average it out takes some ten thousand navigations of this person, in sight of
 * them, for each guess at a character; the limits on requests allow a few hundred a minute.
 *
 * @param acceptEncoding The request's header.
 */
export async function encodePage(
  html: string,
  acceptEncoding: string | string[] | undefined,
): Promise<EncodedPage> {
  const accepted = readAccepted(acceptEncoding);
  const encoding = accepted.has("br") ? "br" : accepted.has("gzip") ? "gzip" : null;
  if (encoding === null) {
    return { encoding, body: html };
  }
  const padded = Buffer.from(`${html}<!--${padding()}-->`);
  const body =
    encoding === "br"
      ? await compressBrotli(padded, {
          params: {
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: padded.length,
          },
        })
      : await compressGzip(padded, { level: GZIP_LEVEL });
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
