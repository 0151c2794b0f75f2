/** What every consent design must hold, by its lasting name. */
export type RuleId =
  | "S1"
  | "S2"
  | "S3"
  | "S4"
  | "S5"
  | "S6"
  | "S7"
  | "S8"
  | "S9"
  | "S10"
  | "S11"
  | "S12"
  | "S13"
  | "S14"
  | "S15";

/** One thing that is wrong with a page. */
export interface Finding {
  readonly rule: RuleId;
  /** A sentence that says what is wrong. */
  readonly message: string;
  /** The element it is wrong with: how to find it, and the beginning of its text. */
  readonly where: string;
}

/** A rule, and what can answer it. */
export interface Rule {
  readonly id: RuleId;
  /** What it demands, in half a sentence. */
  readonly title: string;
  /**
   * `dom`: the document alone answers it, in any browser and at any moment. `driven`: it takes real
   * keys, the network, or the page's loading.
   */
  readonly kind: "dom" | "driven";
}
