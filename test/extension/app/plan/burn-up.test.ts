import { describe, expect, it } from "vitest";
import { BOX, burnShape } from "#ext/app/plan/burn-shape.ts";
import { acceptedLine, burnUp, minutesAt, type BurnUpInput } from "#ext/app/plan/burn-up.ts";
import { studyWeeks } from "#ext/app/plan/study-weeks.ts";
import { dayOfDate, type Day } from "#shared/std/day.ts";

/** Thursday 19 November 2026; the learner began ten days before, on a Monday. */
const TODAY = dayOfDate(2026, 11, 19);
const START = TODAY - 10;

function input(change: Partial<BurnUpInput> = {}): BurnUpInput {
  return {
    started: START,
    today: TODAY,
    minutesByDay: new Map([
      [START, 30],
      [START + 8, 20],
    ]),
    ahead: 150,
    finish: { from: TODAY + 20, to: TODAY + 30 },
    accepted: null,
    weekStart: 1,
    ...change,
  };
}

describe("the burn-up", () => {
  it("adds up what was walked, week by week, until today", () => {
    expect(burnUp(input()).walked).toEqual([
      { day: START - 1, minutes: 0 },
      { day: START + 6, minutes: 30 },
      { day: TODAY, minutes: 50 },
    ]);
    expect(burnUp(input()).total).toBe(200);
  });

  it("counts work of a clock that was wrong, and never more than there is", () => {
    const minutesByDay = new Map([
      [START - 400, 10],
      [TODAY + 366, 15],
    ]);
    const { walked, total } = burnUp(input({ minutesByDay }));
    expect(walked.at(-1)).toEqual({ day: TODAY, minutes: 25 });
    expect(total).toBe(175);
  });

  it("has one point for a learner who begins later", () => {
    const burn = burnUp(input({ started: TODAY + 5, minutesByDay: new Map() }));
    expect(burn.walked).toEqual([
      { day: TODAY + 4, minutes: 0 },
      { day: TODAY + 5, minutes: 0 },
    ]);
    expect(burnShape(burn).walked).toMatch(/^M/);
  });

  it("shows the accepted plan from where the learner stood, and an even pace where nothing was accepted", () => {
    const baseline = {
      day: START + 7,
      left: [
        [START + 6, 100],
        [START + 13, 40],
        [START + 20, 0],
      ] as readonly (readonly [Day, number])[],
    };
    const accepted = acceptedLine([baseline], input().minutesByDay);
    expect(accepted).toEqual([
      { day: START + 6, minutes: 30 },
      { day: START + 13, minutes: 90 },
      { day: START + 20, minutes: 130 },
    ]);
    expect(burnUp(input({ accepted })).pace).toEqual({ accepted: true, points: accepted });
    expect(burnUp(input()).pace).toEqual({
      accepted: false,
      points: [
        { day: START - 1, minutes: 0 },
        { day: TODAY + 20, minutes: 200 },
      ],
    });
    expect(burnUp(input({ finish: null })).pace).toBeNull();
    expect(acceptedLine([], new Map())).toBeNull();
  });

  it("adds the accepted plans of two roadmaps, also where one has ended", () => {
    const line = acceptedLine(
      [
        {
          day: 100,
          left: [
            [99, 60],
            [109, 0],
          ],
        },
        {
          day: 105,
          left: [
            [104, 40],
            [124, 0],
          ],
        },
      ],
      new Map(),
    );
    expect(line?.at(0)).toEqual({ day: 99, minutes: 0 });
    expect(line?.find(({ day }) => day === 109)).toEqual({ day: 109, minutes: 70 });
    expect(line?.at(-1)).toEqual({ day: 124, minutes: 100 });
  });

  it("says the minutes of a line between its points, and nothing outside", () => {
    const line = [
      { day: 0, minutes: 0 },
      { day: 10, minutes: 50 },
    ];
    expect([minutesAt(line, 0), minutesAt(line, 5), minutesAt(line, 10)]).toEqual([0, 25, 50]);
    expect([minutesAt(line, -1), minutesAt(line, 11)]).toEqual([null, null]);
  });
});

/** All numbers of a path. */
function numbersIn(path: string): readonly number[] {
  return [...path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
}

describe("its drawing", () => {
  it("stays within its box, with today where the walked line ends", () => {
    const shape = burnShape(burnUp(input()));
    const points = [shape.walked, shape.pace, shape.cone].flatMap(numbersIn);
    expect(points.length).toBeGreaterThan(12);
    expect(points.every((number) => number >= BOX.top && number <= BOX.right)).toBe(true);
    expect(numbersIn(shape.walked).slice(-2)).toEqual([shape.today.x, shape.today.y]);
    expect(shape.cone).toContain(`${shape.today.x},${shape.today.y}`);
  });

  it("has no cone without an end, and names hours and months in order", () => {
    expect(burnShape(burnUp(input({ finish: null }))).cone).toBe("");
    const { hours, months } = burnShape(
      burnUp(input({ ahead: 58 * 60 - 50, finish: { from: TODAY + 60, to: TODAY + 80 } })),
    );
    expect(hours.map((line) => line.hours)).toEqual([0, 20, 40, 58]);
    expect(months.map(({ day }) => day)).toEqual([
      dayOfDate(2026, 12, 1),
      dayOfDate(2027, 1, 1),
      dayOfDate(2027, 2, 1),
    ]);
  });

  it("thins out the names of months over years", () => {
    const { months } = burnShape(burnUp(input({ finish: { from: TODAY + 1000, to: TODAY + 1400 } })));
    expect(months.length).toBeLessThanOrEqual(6);
  });
});

describe("minutes by week", () => {
  it("are those of the last weeks since the start, this one last", () => {
    const weeks = studyWeeks(input().minutesByDay, { started: START, today: TODAY, weekStart: 1 });
    expect(weeks).toEqual([
      { first: START, last: START + 6, minutes: 30, current: false },
      { first: START + 7, last: START + 13, minutes: 20, current: true },
    ]);
  });

  it("are one week for a learner who begins today or later, and at most eight", () => {
    expect(studyWeeks(new Map(), { started: TODAY + 9, today: TODAY, weekStart: 1 })).toHaveLength(1);
    expect(studyWeeks(new Map(), { started: TODAY - 900, today: TODAY, weekStart: 0 })).toHaveLength(8);
  });
});
