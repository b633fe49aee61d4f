/** The alarm that wakes the background at the learner's hour. Set anew each day, so that it keeps to the wall clock. */
import { browser } from "wxt/browser";
import type { ReminderAlarm } from "#ext/app/reminder/reminder.ts";

const NAME = "reminder";

/** The next time (ms since 1970) that the wall clock shows this minute of the day, after `now`. */
export function nextTimeOfDay(now: Date, minute: number): number {
  const at = (days: number): number =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 0, minute).getTime();
  return at(0) > now.getTime() ? at(0) : at(1);
}

export const reminderAlarm: ReminderAlarm = {
  set: async ({ on, minute }) => {
    if (on) await browser.alarms.create(NAME, { when: nextTimeOfDay(new Date(), minute) });
    else await browser.alarms.clear(NAME);
  },
  onRing: (ring) => {
    browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
      if (name === NAME) ring(scheduledTime);
    });
  },
};
