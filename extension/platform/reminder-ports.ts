/** The reminder's side of the browser. */
import type { ReminderPorts } from "#ext/app/reminder/reminder.ts";
import { notifier } from "./notifications.ts";
import { reminderAlarm } from "./reminder-alarm.ts";
import { createReminderStore } from "./reminder-store.ts";

export function createReminderPorts(): ReminderPorts {
  return { store: createReminderStore(), notifier, alarm: reminderAlarm };
}
