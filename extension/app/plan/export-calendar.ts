/** The plan as a calendar file in the learner's hands. */
import { idOfBytes } from "#shared/domain/ids.ts";
import { writeCalendarId } from "#shared/domain/household.ts";
import { isoOfDay } from "#shared/std/day.ts";
import { calendarDays, daysHeld } from "./calendar-days.ts";
import type { PlanPageContext } from "./plan-page.ts";

/** Waits for the writer of such files to load. An empty plan gives an empty calendar, which calls earlier days off. */
export async function exportCalendar({ ports, library, living }: PlanPageContext): Promise<void> {
  const { texts, clock, calendar, random } = ports;
  const [{ calendarFile }, ownId] = await Promise.all([import("./calendar-file.ts"), calendar.ownId()]);
  const known = library.view.peek().calendarId;
  const id = known ?? ownId ?? idOfBytes(random.bytes(8));
  if (known === null) library.change((doc) => writeCalendarId(doc, id));
  const today = living.today.peek();
  const days = calendarDays(texts, living.input.peek(), living.plan.peek(), id, calendar.last());
  const content = calendarFile(texts.t("icsName"), days, clock.now());
  calendar.hand(`waymark-plan-${isoOfDay(today)}.ics`, content, daysHeld(days));
}
