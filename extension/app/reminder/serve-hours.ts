/**
 * What the background does at an hour of the learner's: the reminder, and the count on the button when a day begins.
 */
import { serveDueBadge, type DueBadgeDeps } from "#ext/app/quiz/due-badge.ts";
import { serveReminder, type ServeReminderDeps } from "./serve-reminder.ts";

export interface ServeHoursDeps extends Omit<ServeReminderDeps, "ports"> {
  readonly ports: DueBadgeDeps["ports"];
  readonly badge: Omit<DueBadgeDeps, "ports">;
}

/** Must be called while the background starts, so that the alarms wake it. */
export function serveHours({ badge, ...reminder }: ServeHoursDeps): void {
  serveReminder(reminder);
  serveDueBadge({ ...badge, ports: reminder.ports });
}
