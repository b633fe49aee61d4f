/** Notifications of the browser: an optional right, asked at the learner's switch. */
import { browser } from "wxt/browser";
import type { Notifier } from "#ext/app/reminder/reminder.ts";

const RIGHT = { permissions: ["notifications"] } as const;

/** One at a time: a new reminder takes the place of yesterday's. */
const ID = "reminder";

export const notifier: Notifier = {
  ask: async () => {
    try {
      return await browser.permissions.request({ permissions: [...RIGHT.permissions] });
    } catch {
      return false;
    }
  },
  allowed: () => browser.permissions.contains({ permissions: [...RIGHT.permissions] }),
  show: async ({ title, text }) => {
    await browser.notifications.create(ID, {
      type: "basic",
      iconUrl: browser.runtime.getURL("/icons/128.png"),
      title,
      message: text,
    });
  },
  // The right may come after the background's start: then it listens from then on.
  onClick: (listener) => {
    listen(listener);
    browser.permissions.onAdded.addListener(({ permissions = [] }) => {
      if (permissions.includes("notifications")) listen(listener);
    });
  },
};

function listen(listener: () => void): void {
  // Without the right the browser has no such part, whatever the types say.
  if (!("notifications" in browser) || !browser.notifications) return;
  browser.notifications.onClicked.addListener((id) => {
    if (id !== ID) return;
    void browser.notifications.clear(id);
    listener();
  });
}
