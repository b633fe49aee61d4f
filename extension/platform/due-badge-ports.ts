/** What keeps the count on the toolbar button right: an alarm at the rollover, and one run of the browser's memory. */
import { browser } from "wxt/browser";
import type { BadgeSession, RolloverAlarm } from "#ext/app/quiz/due-badge.ts";
import { nextTimeOfDay } from "./reminder-alarm.ts";

const NAME = "rollover";
const KEY = "badge-until";

const alarm: RolloverAlarm = {
  set: async (hour) => {
    const when = nextTimeOfDay(new Date(), hour * 60);
    await browser.alarms.create(NAME, { when });
    return when;
  },
  onRing: (ring) => {
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === NAME) ring();
    });
  },
};

const session: BadgeSession = {
  read: async () => {
    const until: unknown = (await browser.storage.session.get(KEY))[KEY];
    return typeof until === "number" ? until : null;
  },
  write: async (until) => browser.storage.session.set({ [KEY]: until }),
};

export function createDueBadgePorts(): { readonly alarm: RolloverAlarm; readonly session: BadgeSession } {
  return { alarm, session };
}
