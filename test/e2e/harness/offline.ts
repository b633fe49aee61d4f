/** Takes the network from a browser while it runs. */
import type { CDPSession, Target } from "puppeteer-core";
import type { Chromium } from "./chromium.ts";

const NO_LIMIT = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/**
 * Cuts every page and worker off, those that come later too. Answers with the way back.
 * A new target runs for some milliseconds before it is cut off: open pages first, or navigate after.
 */
export async function offline({ browser }: Chromium): Promise<() => Promise<void>> {
  const sessions: CDPSession[] = [];
  const cut = async (target: Target): Promise<void> => {
    try {
      const session = await target.createCDPSession();
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", { ...NO_LIMIT, offline: true });
      sessions.push(session);
    } catch {
      // A target without a network, or gone meanwhile.
    }
  };
  const cutLater = (target: Target): void => void cut(target);
  browser.on("targetcreated", cutLater);
  await Promise.all(browser.targets().map((target) => cut(target)));
  return async () => {
    browser.off("targetcreated", cutLater);
    for (const session of sessions) {
      await session.send("Network.emulateNetworkConditions", { ...NO_LIMIT, offline: false }).catch(() => undefined);
      await session.detach().catch(() => undefined);
    }
  };
}
