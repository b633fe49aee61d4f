/** The exported calendar, read by a parser that is not the one that wrote it. */
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { calendarDays, daysHeld, type CalendarDay } from "#ext/app/plan/calendar-days.ts";
import { calendarFile } from "#ext/app/plan/calendar-file.ts";
import type { ExportedDays } from "#ext/app/ports.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { isoOfDay } from "#shared/std/day.ts";
import { learner, roadmapOf, THREE, TODAY } from "../../../shared/planner/learner.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

const texts = createTestTexts();
const NOON = Date.UTC(2026, 10, 22, 12);

interface ReadEvent {
  readonly uid: string;
  readonly day: string;
  readonly end: string;
  readonly wholeDay: boolean;
  readonly sequence: number;
  readonly title: string;
  readonly text: string;
  readonly status: unknown;
}

function read(file: string): readonly ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      day: event.startDate.toString(),
      end: event.endDate.toString(),
      wholeDay: event.startDate.isDate,
      sequence: event.sequence,
      title: event.summary,
      text: event.description,
      status: component.getFirstPropertyValue("status"),
    };
  });
}

/** What a calendar holds after it took in files one after another: by UID, the highest sequence. */
function takenIn(...files: readonly string[]): ReadonlyMap<string, ReadEvent> {
  const held = new Map<string, ReadEvent>();
  for (const event of files.flatMap(read)) {
    if (event.sequence >= (held.get(event.uid)?.sequence ?? 0)) held.set(event.uid, event);
  }
  return held;
}

function daysOf(input: PlanInput, before: readonly ExportedDays[] = []): readonly CalendarDay[] {
  return calendarDays(texts, input, plan(input), "a1b2", before);
}

describe("the calendar", () => {
  it("has one whole day for each day of the plan, with what it holds", () => {
    const input = learner({ minutes: 45, roadmap: THREE, overrides: new Map([[TODAY + 1, 0]]) });
    const events = read(calendarFile("Waymark", daysOf(input), NOON));
    const busy = plan(input).days.filter(({ entries }) => entries.length > 0);
    expect(events.map(({ day }) => day)).toEqual(busy.map(({ day }) => isoOfDay(day)));
    expect(events.map(({ end }) => end)).toEqual(busy.map(({ day }) => isoOfDay(day + 1)));
    expect(events.every(({ wholeDay, status }) => wholeDay && status === "CONFIRMED")).toBe(true);
    expect(events[0]).toMatchObject({
      title: "Topic a (45 min)",
      text: "Topic a: 30 min\nTopic b (part 1 of 2): 15 min",
    });
  });

  it("holds reviews on their day, and names the day after them where there is nothing else", () => {
    const review = { question: "q", roadmap: "r", due: TODAY + 3, retrievability: 0.5, minutes: 2 };
    const input = learner({ minutes: 45, roadmap: roadmapOf([{ id: "a", minutes: 30 }]), reviews: [review] });
    const events = read(calendarFile("Waymark", daysOf(input), NOON));
    expect(events.at(-1)).toMatchObject({ day: isoOfDay(TODAY + 3), title: "Reviews (2 min)", text: "1 review" });
  });

  it("keeps titles with commas, line breaks and other scripts as they are", () => {
    const odd = "Joins, grouping; and\\NULL — 結合";
    const input = learner({ minutes: 45, roadmap: roadmapOf([{ id: "a", minutes: 30, title: odd }]) });
    const [event] = read(calendarFile("Waymark", daysOf(input), NOON));
    expect(event?.title).toBe(`${odd} (30 min)`);
    expect(event?.text).toBe(`${odd}: 30 min`);
  });

  it("does not double when a later file is taken in: the same days, changed", () => {
    const first = learner({ minutes: 45, roadmap: THREE });
    const later = learner({ minutes: 30, roadmap: THREE });
    const [one, two] = [calendarFile("W", daysOf(first), NOON), calendarFile("W", daysOf(later), NOON + 3_600_000)];
    const held = takenIn(one, two);
    expect(held.size).toBe(3);
    expect([...held.values()].map(({ title }) => title)).toEqual(read(two).map(({ title }) => title));
    const again = takenIn(one, calendarFile("W", daysOf(first), NOON + 60_000));
    expect([...again.keys()]).toEqual(read(one).map(({ uid }) => uid));
  });

  it("calls off days that an earlier file held and that are free now", () => {
    const first = learner({ minutes: 30, roadmap: THREE });
    const one = calendarFile("W", daysOf(first), NOON);
    const later = learner({ minutes: 90, roadmap: THREE });
    const two = calendarFile("W", daysOf(later, [{ id: "a1b2", days: [TODAY, TODAY + 1, TODAY + 2] }]), NOON + 60_000);
    const held = [...takenIn(one, two).values()];
    expect(held.map(({ status }) => status)).toEqual(["CONFIRMED", "CANCELLED", "CANCELLED"]);
  });

  it("calls off what it held under another id, and goes on doing so: one event a day stays", () => {
    const input = learner({ minutes: 45, roadmap: THREE });
    const own = calendarDays(texts, input, plan(input), "c3d4", []);
    const merged = daysOf(input, daysHeld(own));
    const held = [...takenIn(calendarFile("W", own, NOON), calendarFile("W", merged, NOON + 60_000)).values()];
    expect(held.filter(({ status }) => status === "CONFIRMED").map(({ uid }) => uid)).toEqual(
      daysOf(input).map(({ uid }) => uid),
    );
    expect(held.filter(({ status }) => status === "CANCELLED").map(({ uid }) => uid)).toEqual(
      own.map(({ uid }) => uid),
    );
    expect(
      daysHeld(merged)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["a1b2", "c3d4"]);
  });

  it("calls off nothing that is behind, and is an empty calendar for an empty plan", () => {
    const idle = learner({ minutes: 0, roadmap: THREE });
    expect(daysOf(idle, [{ id: "a1b2", days: [TODAY - 9, TODAY - 1] }])).toEqual([]);
    expect(read(calendarFile("W", [], NOON))).toEqual([]);
  });
});
