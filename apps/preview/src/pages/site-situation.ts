import {
  type Account,
  ConnectedAppsResponse,
  PATHS,
  SessionResponse,
  SignInConfiguration,
  createRevokePath,
} from "@assent/core/contract";
import { createProblem } from "@assent/core";
import { SAMPLE_CONSENT } from "@assent/core/testing";
import * as v from "valibot";

/** What the pages around consent are shown in. */
export interface SiteSituation {
  readonly account: Account | null;
  readonly vertical: SignInConfiguration["vertical"];
  readonly apps: ConnectedAppsResponse["apps"];
  /** Whether Stytch can be reached. */
  readonly reachable: boolean;
}

/** An answer of the BFF, by the contract. */
export interface SiteAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The BFF of the pages around consent, and who is signed in by now. */
export interface SiteBff {
  readonly publicToken: string;
  readonly vertical: SiteSituation["vertical"];
  /** `null` for a path that these pages never call. */
  readonly answer: (method: string, path: string) => SiteAnswer | null;
  readonly signIn: () => void;
  readonly isSignedIn: () => boolean;
}

/** Where the Stytch SDK of a preview calls; nothing is ever sent there. */
export const STYTCH_ORIGIN = "https://stytch.preview.example";

let opened = 0;

/** Opens the BFF of one page; what it answers has passed the schemas of production. */
export function openSiteBff({ account, vertical, apps, reachable }: SiteSituation): SiteBff {
  opened += 1;
  // The SDK keeps its state by public token for as long as the window lives.
  const publicToken = `public-token-test-preview-${opened}`;
  let signedIn = account;
  let connected = apps;
  function list(): SiteAnswer {
    return signedIn === null
      ? problem("session_required")
      : ok(ConnectedAppsResponse, { account: signedIn, apps: connected });
  }
  function revoke(path: string): SiteAnswer | null {
    const app = connected.find(({ id }) => createRevokePath(id) === path);
    connected = connected.filter((other) => other !== app);
    return app === undefined ? null : { status: 200, body: { revoked: true } };
  }
  return {
    publicToken,
    vertical,
    isSignedIn: () => signedIn !== null,
    signIn: () => {
      signedIn = SAMPLE_CONSENT.account;
    },
    answer: (method, path) => {
      if (!reachable) {
        return problem("upstream_unavailable");
      }
      switch (path) {
        case PATHS.session:
          return ok(SessionResponse, { account: signedIn });
        case PATHS.signIn:
          return ok(SignInConfiguration, { vertical, publicToken, apiUrl: STYTCH_ORIGIN });
        case PATHS.connectedApps:
          return list();
        case PATHS.logout:
          signedIn = null;
          return { status: 204, body: null };
        default:
          return method === "POST" ? revoke(path) : null;
      }
    },
  };
}

function ok<T>(schema: v.GenericSchema<unknown, T>, body: T): SiteAnswer {
  return { status: 200, body: v.parse(schema, body) };
}

function problem(code: "session_required" | "upstream_unavailable"): SiteAnswer {
  const body = createProblem(code, { reference: "6f1c2a90-5b7d-4e38-9d02-c1a7e84f3b65" });
  return { status: body.status, body };
}
