/** The reminder in the background: its alarm follows the setting, and what it says follows the plan. */
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { remind, type ReminderPorts } from "./reminder.ts";
import { reminderInput } from "./reminder-input.ts";

export interface ServeReminderDeps extends ReminderPorts {
  readonly ports: Pick<AppPorts, "catalog" | "clock" | "texts" | "cardCache">;
  readonly open: () => Promise<OpenedLibrary>;
  readonly openToday: () => Promise<void>;
}

/** Must be called while the background starts, so that the alarm and a click wake it. */
export function serveReminder({ ports, open, openToday, store, notifier, alarm }: ServeReminderDeps): void {
  const setAlarm = async (): Promise<void> => alarm.set(await store.read());
  const ring = async (due: number): Promise<void> => {
    // First the next one: a fault below must not silence tomorrow's.
    await setAlarm();
    const input = () => reminderInput(ports, open);
    await remind({ texts: ports.texts, store, notifier, input, now: () => ports.clock.now() }, due);
  };
  alarm.onRing((due) => void ring(due));
  notifier.onClick(() => void openToday());
  store.onChange(() => void setAlarm());
  // Browsers may lose alarms when they end: set once more at each start.
  void setAlarm();
}
