import type { Page } from "playwright-core";

import type { KnownFacts } from "../facts.ts";
import type { Finding, Rule } from "../rule.ts";
import type { Watch } from "./watch.ts";

/** A page that was opened to be tried out. */
export interface Visit {
  readonly page: Page;
  readonly facts: KnownFacts;
  readonly watch: Watch;
  /** The document as the server sent it. */
  readonly html: string;
  /** Whether the page stands where it loaded, so that its decision may be tried at the end. */
  readonly open: boolean;
}

/** A rule that takes more than a document to be answered. */
export interface DrivenRule extends Rule {
  readonly kind: "driven";
  readonly find: (visit: Visit) => Promise<readonly Finding[]>;
}
