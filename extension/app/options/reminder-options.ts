/** The reminder's switch and hour. Turning it on asks the browser's right; refusing leaves it off and says so. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import {
  DEFAULT_REMINDER,
  type Notifier,
  type ReminderSetting,
  type ReminderStore,
} from "#ext/app/reminder/reminder.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface ReminderScreen {
  readonly on: boolean;
  /** `18:00`, as a time field wants it. */
  readonly time: string;
  /** Why it is not on, or null. */
  readonly refused: string | null;
}

export interface ReminderOptions {
  readonly screen: ReadonlySignal<ReminderScreen>;
  /** Call it in the learner's own click: the browser asks only then. */
  setOn(on: boolean): Promise<void>;
  /** A time field's value; anything else is passed over. */
  setTime(time: string): Promise<void>;
  start(): Promise<void>;
}

export interface ReminderOptionsDeps {
  readonly texts: Texts;
  readonly reminder: ReminderStore;
  readonly notifier: Pick<Notifier, "ask" | "allowed">;
}

export function createReminderOptions({ texts, reminder, notifier }: ReminderOptionsDeps): ReminderOptions {
  const setting = signal<ReminderSetting>(DEFAULT_REMINDER);
  const refused = signal(false);
  const write = async (change: Partial<ReminderSetting>): Promise<void> => {
    setting.value = { ...setting.value, ...change };
    await reminder.write(setting.value);
  };
  return {
    screen: computed(() => ({
      on: setting.value.on,
      time: timeOf(setting.value.minute),
      refused: refused.value ? texts.t("reminderRefused") : null,
    })),
    setOn: async (on) => {
      refused.value = false;
      // First of all: the browser takes the click as the learner's for a moment only.
      const allowed = on && (await notifier.ask());
      refused.value = on && !allowed;
      await write({ on: allowed });
    },
    setTime: async (time) => {
      const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
      if (match) await write({ minute: Number(match[1]) * 60 + Number(match[2]) });
    },
    start: async () => {
      const stored = await reminder.read();
      // The right may have been taken back in the browser's own settings.
      setting.value = { ...stored, on: stored.on && (await notifier.allowed()) };
    },
  };
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
