/** An iCalendar file of the plan. Loaded when it is asked for: it brings ical-generator. */
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { noonOfDay } from "#shared/std/day.ts";
import type { CalendarDay } from "./calendar-days.ts";

/** Sequence numbers are minutes since then: later files have higher ones, from whatever device they come. */
const EPOCH_MS = Date.UTC(2026, 0, 1);

const MS_PER_MINUTE = 60_000;

/**
 * Whole days, which no time zone can move. `now` is in ms since 1970. A calendar that takes in a later file changes the
 * events that it has: their UIDs are the same and their sequence is higher.
 */
export function calendarFile(title: string, days: readonly CalendarDay[], now: number): string {
  const sequence = Math.max(0, Math.floor((now - EPOCH_MS) / MS_PER_MINUTE));
  const calendar = ical({
    name: title,
    prodId: { company: "Waymark", product: "Waymark", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { day, uid, title: summary, lines, cancelled } of days) {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: new Date(now),
      start: noonOfDay(day),
      end: noonOfDay(day + 1),
      allDay: true,
      summary,
      description: lines.join("\n"),
      // A plan does not make its learner busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
