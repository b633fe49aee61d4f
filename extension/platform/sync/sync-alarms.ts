/** Alarms of the browser: they wake the background when its own timers are gone with it. */
import { browser } from "wxt/browser";
import type { Alarms } from "#ext/app/sync/schedule.ts";

const REGULAR = "sync";
const RETRY = "sync-retry";
const REGULAR_MINUTES = 5;
/** Sooner than this a browser rings no alarm; our own timers run for so long. */
const SOONEST_MS = 30_000;

export const syncAlarms: Alarms = {
  regularly(isOn) {
    void (isOn ? beginRegular() : browser.alarms.clear(REGULAR));
  },
  once(at) {
    if (at === null) void browser.alarms.clear(RETRY);
    else void browser.alarms.create(RETRY, { when: Math.max(at, Date.now() + SOONEST_MS) });
  },
};

/** Made anew at each start of the background it would never ring. */
async function beginRegular(): Promise<void> {
  if (await browser.alarms.get(REGULAR)) return;
  await browser.alarms.create(REGULAR, { periodInMinutes: REGULAR_MINUTES });
}

/** Must be called while the background starts, so that an alarm wakes it. */
export function onSyncAlarm(call: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REGULAR || name === RETRY) call();
  });
}
