/** The reminder: one notification a day at the learner's hour, on this device only, and quiet when today is done. */
import type { PlanInput } from "#shared/planner/model.ts";
import { todayItems } from "#shared/planner/today.ts";
import type { Texts } from "#ext/app/texts.ts";
import { topicTitle } from "#ext/app/plan/calendar-days.ts";
import { reviewsToday } from "#ext/app/today/stored-input.ts";

export interface ReminderSetting {
  readonly on: boolean;
  /** Minutes since midnight on the wall clock. */
  readonly minute: number;
}

export const DEFAULT_REMINDER: ReminderSetting = { on: false, minute: 18 * 60 };

/** Where the setting is kept: on this device, readable by the background. */
export interface ReminderStore {
  read(): Promise<ReminderSetting>;
  write(setting: ReminderSetting): Promise<void>;
  /** Called when any page of this browser changed it. */
  onChange(listener: () => void): void;
}

/** Notifications of the browser. The right is asked for at the switch and never at install. */
export interface Notifier {
  /** Must be called in the learner's own click. False when it was refused. */
  ask(): Promise<boolean>;
  allowed(): Promise<boolean>;
  show(message: ReminderMessage): Promise<void>;
  onClick(listener: () => void): void;
}

/** What wakes the background at the learner's hour. */
export interface ReminderAlarm {
  set(setting: ReminderSetting): Promise<void>;
  /** `due` is when it should have rung (ms since 1970). */
  onRing(ring: (due: number) => void): void;
}

/** The reminder's side of the browser. */
export interface ReminderPorts {
  readonly store: ReminderStore;
  readonly notifier: Notifier;
  readonly alarm: ReminderAlarm;
}

export interface ReminderMessage {
  readonly title: string;
  readonly text: string;
}

/** What to say now, or null: today is done, off, or nothing is planned. */
export function reminderMessage(texts: Texts, input: PlanInput): ReminderMessage | null {
  const open = todayItems(input).filter((row) => !row.done);
  const first = open[0];
  const reviews = reviewsToday(input);
  const minutes = open.reduce((sum, row) => sum + row.minutes, reviews?.minutes ?? 0);
  const text = texts.t("reminderText", minutes);
  if (first) return { title: topicTitle(input, first.roadmap, first.topic), text };
  return reviews ? { title: texts.count("reviewsRow", reviews.count), text } : null;
}

/** An alarm that comes much later than it was due (the device slept) is let go: the learner's hour is over. */
const LATE_MS = 3 * 3_600_000;

export interface ReminderDeps {
  readonly texts: Texts;
  readonly store: ReminderStore;
  readonly notifier: Notifier;
  /** The planner's input as it stands, or null when the library cannot be opened. */
  readonly input: () => Promise<PlanInput | null>;
  readonly now: () => number;
}

/**
 * What happens when the alarm rings. `due` is when it should have rung (ms since 1970). True when something was shown.
 */
export async function remind({ texts, store, notifier, input, now }: ReminderDeps, due: number): Promise<boolean> {
  const { on } = await store.read();
  if (!on || now() - due > LATE_MS || !(await notifier.allowed())) return false;
  const planned = await input();
  const message = planned && reminderMessage(texts, planned);
  if (!message) return false;
  await notifier.show(message);
  return true;
}
