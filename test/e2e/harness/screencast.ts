/** The frames that a page really showed, in order. */
import type { Page } from "puppeteer-core";

export interface Frame {
  /** PNG in base64. */
  readonly png: string;
  /** Seconds since 1970, by the browser's clock. */
  readonly at: number;
}

/** All frames from before `act` until the page has stood still for `quietMs`. */
export async function screencastFrames(page: Page, act: () => Promise<void>, quietMs = 400): Promise<readonly Frame[]> {
  const session = await page.createCDPSession();
  const frames: Frame[] = [];
  let last = Date.now();
  session.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    last = Date.now();
    frames.push({ png: data, at: metadata.timestamp ?? 0 });
    void session.send("Page.screencastFrameAck", { sessionId }).catch(() => undefined);
  });
  await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  await act();
  last = Date.now();
  while (Date.now() - last < quietMs) await new Promise((done) => setTimeout(done, 50));
  await session.send("Page.stopScreencast");
  await session.detach();
  return frames;
}
