/** The browser's side of what happens at an hour of the learner's. */
import type { ServeHoursDeps } from "#ext/app/reminder/serve-hours.ts";
import { createDueBadgePorts } from "./due-badge-ports.ts";
import { createReminderPorts } from "./reminder-ports.ts";

export function createHourPorts(): Pick<ServeHoursDeps, "store" | "notifier" | "alarm" | "badge"> {
  return { ...createReminderPorts(), badge: createDueBadgePorts() };
}
