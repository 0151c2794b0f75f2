import { PATHS } from "@assent/core/contract";

/**
 * How pages relate to the window that opened them. Relying parties open this origin in a popup and
 * wait for word from the page that it comes back to; any value but `unsafe-none` parts the popup
 * from its opener for good, `same-origin-allow-popups` included, since that one only speaks for
 * popups that this origin opens itself. `same-origin` is the strict choice where no relying party
 * signs in through a popup, or all of them use a `BroadcastChannel`.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies
 */
export type OpenerPolicy = "same-origin-allow-popups" | "same-origin" | "unsafe-none";

/** What the headers depend on. */
export interface SecurityHeaderOptions {
  readonly publicUrl: string;
  readonly openerPolicy: OpenerPolicy;
  /** Origin that the sign-in page's SDK talks to. */
  readonly stytchApiOrigin: string;
  /** Style sheets within the consent page, as `style-src` names them. Default: none. */
  readonly styleSources?: readonly string[];
  /** Scripts within the consent page, as `script-src` names them. Default: none. */
  readonly scriptSources?: readonly string[];
}

/** Which answer the headers are for. */
export type AnswerKind = "data" | "image" | "page" | "sign-in-page";

export type HeaderFields = Readonly<Record<string, string>>;

const NO_FEATURES = [
  "camera",
  "clipboard-read",
  "display-capture",
  "geolocation",
  "microphone",
  "payment",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Creates the header fields of every answer, by kind. */
export function createSecurityHeaders(
  options: SecurityHeaderOptions,
): Readonly<Record<AnswerKind, HeaderFields>> {
  const { publicUrl, openerPolicy, stytchApiOrigin } = options;
  const { styleSources = [], scriptSources = [] } = options;
  const secure = publicUrl.startsWith("https:");
  const common = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": openerPolicy,
    "permissions-policy": NO_FEATURES,
    "reporting-endpoints": `csp="${publicUrl}${PATHS.cspReport}"`,
    ...(secure && { "strict-transport-security": "max-age=63072000; includeSubDomains" }),
  };
  const page = {
    ...PAGE_POLICY,
    "script-src": ["'self'", ...scriptSources].join(" "),
    "style-src": ["'self'", ...styleSources].join(" "),
    "require-trusted-types-for": "'script'",
  };
  const signIn = { ...PAGE_POLICY, "connect-src": `'self' ${stytchApiOrigin}` };
  return {
    data: { ...common, "content-security-policy": write(DATA_POLICY) },
    // Opened on its own, a stranger's image has no script, no frame and no origin.
    image: { ...common, "content-security-policy": `${write(DATA_POLICY)}; sandbox` },
    page: { ...common, "content-security-policy": write(page) },
    "sign-in-page": { ...common, "content-security-policy": write(signIn) },
  };
}

const DATA_POLICY = {
  "default-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

const PAGE_POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "connect-src": "'self'",
  "font-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
};

function write(policy: Readonly<Record<string, string>>): string {
  const directives = { ...policy, "report-uri": PATHS.cspReport, "report-to": "csp" };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
