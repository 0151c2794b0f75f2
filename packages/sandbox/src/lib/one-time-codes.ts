import { randomInt } from "node:crypto";

interface OneTimeCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** Six-digit passcodes; a method (an e-mail address) has one at a time, and each works once. */
export class OneTimeCodeStore {
  readonly #codes = new Map<string, OneTimeCode>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  issue(methodId: string, expirationMinutes: number): string {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    this.#codes.set(methodId, {
      code,
      expiresAt: new Date(this.#now().getTime() + expirationMinutes * 60_000),
    });
    return code;
  }

  /** Takes the code out when it is right and in time. */
  redeem(methodId: string, code: string): boolean {
    const issued = this.#codes.get(methodId);
    if (issued === undefined || issued.code !== code || issued.expiresAt <= this.#now())
      return false;
    return this.#codes.delete(methodId);
  }
}
