import type { CDPSession, Page } from "playwright-core";

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function debuggerOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** Of a window, in CSS pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Gives the window of a page a size. */
export async function resizeWindow(page: Page, size: Size): Promise<void> {
  return drawWindow(page, size, 1);
}

/**
 * Gives the window of a page a size, and draws what is in it at a tenth: nobody looks at the picture,
 * and drawing it takes long. The page is laid out as ever; only the mouse does not hit what it should
 * until `resizeWindow`.
 */
export async function sketchWindow(page: Page, size: Size): Promise<void> {
  return drawWindow(page, size, 0.1);
}

async function drawWindow(page: Page, { width, height }: Size, scale: number): Promise<void> {
  const session = await debuggerOf(page);
  const metrics = { width, height, scale, deviceScaleFactor: 0, mobile: false };
  await session.send("Emulation.setDeviceMetricsOverride", metrics);
}

const TAB = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };

/**
 * Presses Tab so many times. All presses are sent in one go, and none is a repeat of a key that is
 * held, which pages may ignore.
 */
export async function pressTab(page: Page, times: number): Promise<void> {
  const session = await debuggerOf(page);
  const presses = Array.from({ length: times }, () =>
    session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...TAB }),
  );
  await Promise.all([
    ...presses,
    session.send("Input.dispatchKeyEvent", { type: "keyUp", ...TAB }),
  ]);
}
