import type { Page } from "playwright-core";

import { holdClock } from "./driver/clock.ts";
import type { DrivenRule, Visit } from "./driver/driven-rule.ts";
import { goTo } from "./driver/go-to.ts";
import { askPage, preparePage } from "./driver/page-script.ts";
import { type PlannedLook, planLooks } from "./driver/planned-look.ts";
import { readDocument } from "./driver/read-document.ts";
import { settle } from "./driver/settle.ts";
import { watchPage } from "./driver/watch.ts";
import { resizeWindow, sketchWindow } from "./driver/window.ts";
import { type Facts, completeFacts } from "./facts.ts";
import { FindingList, type Look, type Report } from "./report.ts";
import type { Finding, RuleId } from "./rule.ts";
import { RULES } from "./rules.ts";
import { armsLate } from "./rules/arms-late.ts";
import { focusOrder } from "./rules/focus-order.ts";
import { ownOrigin } from "./rules/own-origin.ts";
import { rendersAnywhere } from "./rules/renders-anywhere.ts";

/** More pages than any design puts before its decision. */
const MAX_PAGES = 40;

export interface CheckPageOptions extends Facts {
  /** The address of the page, as a browser comes to it. */
  readonly url: string;
  /** Widths of the window, in CSS pixels. Default: 320, 768, 1280. */
  readonly widths?: readonly number[];
  /** Default: light and dark. */
  readonly schemes?: readonly Look["scheme"][];
  /** Which rules to apply. Default: all. */
  readonly rules?: readonly RuleId[];
  /**
   * Takes the page from where it loads to where it is to be checked, and says what got in the way.
   * Default: checked where it loads, and on every page that `onward` leads to.
   */
  readonly stand?: ((page: Page) => Promise<readonly Finding[]>) | undefined;
}

/**
 * Opens a consent page and checks it by every rule: as it loads, with real keys and the real mouse,
 * in each width and color scheme. At the end it presses Deny, unless `stand` is given.
 *
 * @param page A page of Playwright, alone in its context: its clock is held still from then on.
 */
export async function checkPage(page: Page, options: CheckPageOptions): Promise<Report> {
  const check = new PageCheck(page, options);
  return check.run();
}

class PageCheck {
  readonly #page: Page;
  readonly #options: CheckPageOptions;
  readonly #rules: readonly RuleId[];
  readonly #found = new FindingList();
  #direction: Look["direction"] = "ltr";
  #plan: readonly PlannedLook[];
  #shown: PlannedLook;

  constructor(page: Page, options: CheckPageOptions) {
    this.#page = page;
    this.#options = options;
    this.#rules = options.rules ?? RULES.map(({ id }) => id);
    const { widths = [320, 768, 1280], schemes = ["light", "dark"] } = options;
    const plan = planLooks(widths, schemes);
    this.#plan = plan;
    [this.#shown] = plan;
  }

  async run(): Promise<Report> {
    const { stand } = this.#options;
    const visit = await this.#open();
    if (stand === undefined) {
      await this.#lookAndTurn(visit);
    } else {
      const inTheWay = await stand(this.#page);
      this.#add(inTheWay);
      if (inTheWay.length === 0) {
        await settle(this.#page);
        await this.#lookAround(visit);
      }
    }
    await this.#apply(ownOrigin, visit);
    await this.#apply(rendersAnywhere, visit);
    return { findings: this.#found.all(), checked: this.#rules };
  }

  async #open(): Promise<Visit> {
    const page = this.#page;
    await holdClock(page);
    await preparePage(page);
    const watch = await watchPage(page);
    watch.reset();
    await resizeWindow(page, this.#shown);
    await page.emulateMedia({ colorScheme: this.#shown.scheme });
    const response = await goTo(page, this.#options.url);
    await settle(page);
    const rtl = await page.evaluate(() => getComputedStyle(document.body).direction === "rtl");
    this.#direction = rtl ? "rtl" : "ltr";
    const html = await readDocument(page, response);
    const open = this.#options.stand === undefined;
    return { page, watch, html, open, facts: completeFacts(this.#options) };
  }

  /** Checks the page, and each that follows before the decision. */
  async #lookAndTurn(visit: Visit): Promise<void> {
    const { page, facts } = visit;
    await this.#apply(armsLate, visit);
    const onward = page.locator(facts.parts.onward);
    for (let turned = 0; turned < MAX_PAGES; turned += 1) {
      await this.#lookAround(visit);
      if (facts.consent === undefined || (await onward.count()) === 0) {
        return;
      }
      await onward.first().click();
      await settle(page);
      if (await page.locator(facts.parts.allow).first().isVisible()) {
        await this.#apply(armsLate, visit);
      }
    }
  }

  /** Checks the page as it stands, in every width and scheme. */
  async #lookAround(visit: Visit): Promise<void> {
    const { consent, parts } = this.#options;
    await sketchWindow(this.#page, this.#shown);
    for (const look of this.#plan) {
      const rules = look.rules.filter((id) => this.#rules.includes(id));
      // S2 alone has a window of its own.
      if (look.rules.includes("S2") && consent === undefined) {
        continue;
      }
      await this.#show(look);
      this.#add(await askPage(this.#page, "look", { consent, parts }, rules));
      if (rules.includes(focusOrder.id)) {
        await this.#apply(focusOrder, visit);
      }
    }
    await askPage(this.#page, "letMove");
    await resizeWindow(this.#page, this.#shown);
    this.#plan = this.#plan.toReversed();
  }

  async #apply(rule: DrivenRule, visit: Visit): Promise<void> {
    if (this.#rules.includes(rule.id)) {
      this.#add(await rule.find(visit));
    }
  }

  /** Changes the window, or the scheme, where it is another. */
  async #show(look: PlannedLook): Promise<void> {
    const shown = this.#shown;
    this.#shown = look;
    if (shown.width !== look.width) {
      await sketchWindow(this.#page, look);
    }
    if (shown.scheme !== look.scheme) {
      await this.#page.emulateMedia({ colorScheme: look.scheme });
    }
  }

  #add(findings: readonly Finding[]): void {
    const { width, scheme } = this.#shown;
    this.#found.add(findings, { width, scheme, direction: this.#direction });
  }
}
