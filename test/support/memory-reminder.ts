/** The reminder's side of a browser in memory: a setting, and notifications that a learner would have seen. */
import { DEFAULT_REMINDER, type ReminderMessage, type ReminderPorts } from "#ext/app/reminder/reminder.ts";

export interface MemoryReminder extends Pick<ReminderPorts, "store" | "notifier"> {
  readonly shown: readonly ReminderMessage[];
  /** What the browser answers when it is asked for the right. */
  allow: boolean;
  /** Clicks on the notification. */
  click(): void;
}

export function createMemoryReminder(allow = true): MemoryReminder {
  let setting = DEFAULT_REMINDER;
  let changed = (): void => undefined;
  let clicked = (): void => undefined;
  const shown: ReminderMessage[] = [];
  const made: MemoryReminder = {
    allow,
    shown,
    click: () => clicked(),
    store: {
      read: async () => setting,
      write: async (next) => {
        setting = next;
        changed();
      },
      onChange: (listener) => {
        changed = listener;
      },
    },
    notifier: {
      ask: async () => made.allow,
      allowed: async () => made.allow,
      show: async (message) => void shown.push(message),
      onClick: (listener) => {
        clicked = listener;
      },
    },
  };
  return made;
}
