import { describe, expect, it } from "vitest";
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import { createReminderOptions } from "#ext/app/options/reminder-options.ts";
import type { ReminderPorts, ReminderSetting } from "#ext/app/reminder/reminder.ts";
import { serveReminder } from "#ext/app/reminder/serve-reminder.ts";
import { nextTimeOfDay } from "#ext/platform/reminder-alarm.ts";
import { addPause } from "#shared/domain/calendar.ts";
import { keyOf, LIBRARY } from "#shared/domain/ids.ts";
import { setMark } from "#shared/domain/progress.ts";
import { unwrap } from "#shared/std/result.ts";
import { createMemoryReminder, type MemoryReminder } from "#test/support/memory-reminder.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";
import { settled } from "#test/support/settled.ts";

const EVENING = 18 * 60;

interface Desk extends TodayFixture {
  readonly memory: MemoryReminder;
  readonly alarms: readonly ReminderSetting[];
  readonly setting: (change: ReminderSetting) => Promise<void>;
  readonly ring: (due?: number) => Promise<void>;
  readonly opened: () => number;
  readonly options: ReturnType<typeof createReminderOptions>;
}

async function desk(): Promise<Desk> {
  const fixture = await todayFixture();
  fixture.acts.start();
  const memory = createMemoryReminder();
  const { store, notifier } = memory;
  await store.write({ on: true, minute: EVENING });
  const alarms: ReminderSetting[] = [];
  let rings = (_due: number): void => undefined;
  let opened = 0;
  const alarm: ReminderPorts["alarm"] = {
    set: async (next) => void alarms.push(next),
    onRing: (ring) => {
      rings = ring;
    },
  };
  const { ports } = fixture;
  serveReminder({
    ports,
    open: async (): Promise<OpenedLibrary> => ({ type: "present", library: unwrap(await ports.docs.open(LIBRARY)) }),
    openToday: async () => {
      opened += 1;
    },
    store,
    notifier,
    alarm,
  });
  return {
    ...fixture,
    memory,
    alarms,
    setting: (change) => store.write(change),
    ring: async (due = fixture.clock.now()) => {
      rings(due);
      await settled();
    },
    opened: () => opened,
    options: createReminderOptions({ texts: ports.texts, reminder: store, notifier }),
  };
}

describe("the reminder", () => {
  it("names today's topic and its minutes, and opens today when it is clicked", async () => {
    const { ring, memory, opened } = await desk();
    await ring();
    expect(memory.shown).toEqual([{ title: "Topic A", text: "Today’s part takes 25 min." }]);
    memory.click();
    expect(opened()).toBe(1);
  });

  it("is quiet when today is done", async () => {
    const fixture = await desk();
    for (const { key } of fixture.today.facts.value?.items ?? []) fixture.acts.toggle(key);
    await fixture.ring();
    expect(fixture.memory.shown).toEqual([]);
  });

  it("counts the questions that come back, and names them when nothing else is left", async () => {
    const fixture = await desk();
    const today = fixture.today.facts.value?.today ?? 0;
    const roadmap = fixture.today.facts.value?.roadmap.id ?? "";
    const cards = ["q1", "q2"].map((id) => ({
      key: `${roadmap}/${id}`,
      roadmap,
      last: today - 10,
      due: today,
      stability: 10,
      minutes: 1,
    }));
    await fixture.ports.cardCache.write({ builtOn: today, cards, days: [] });
    await fixture.ring();
    fixture.library.change((doc) => {
      for (const id of ["one.a", "one.b", "two.c"])
        setMark(doc, keyOf(roadmap, id), { state: "done", day: today - 1, rev: 1 });
    });
    await fixture.ring();
    expect(fixture.memory.shown).toEqual([
      { title: "Topic A", text: "Today’s part takes 17 min." },
      { title: "Review 2 questions", text: "Today’s part takes 2 min." },
    ]);
  });

  it("is quiet on a day off and in a break", async () => {
    const fixture = await desk();
    fixture.library.change((doc) => addPause(doc, "a", { from: 20_770, to: 20_780 }));
    await fixture.ring();
    expect(fixture.memory.shown).toEqual([]);
  });

  it("is quiet when it is off, when the right was taken back, and hours late", async () => {
    const fixture = await desk();
    await fixture.ring(fixture.clock.now() - 4 * 3_600_000);
    fixture.memory.allow = false;
    await fixture.ring();
    fixture.memory.allow = true;
    await fixture.setting({ on: false, minute: EVENING });
    await fixture.ring();
    expect(fixture.memory.shown).toEqual([]);
  });

  it("sets its alarm at the start, after each ring, and when the setting changes", async () => {
    const fixture = await desk();
    await settled();
    expect(fixture.alarms).toEqual([{ on: true, minute: EVENING }]);
    await fixture.ring();
    await fixture.options.start();
    await fixture.options.setTime("07:30");
    await settled();
    expect(fixture.alarms.slice(1)).toEqual([
      { on: true, minute: EVENING },
      { on: true, minute: 450 },
    ]);
  });
});

describe("the reminder's switch", () => {
  it("asks the browser, and stays off with a sentence when that refuses", async () => {
    const fixture = await desk();
    await fixture.setting({ on: false, minute: EVENING });
    await fixture.options.start();
    expect(fixture.options.screen.value).toEqual({ on: false, time: "18:00", refused: null });
    fixture.memory.allow = false;
    await fixture.options.setOn(true);
    expect(fixture.options.screen.value).toMatchObject({
      on: false,
      refused: expect.stringContaining("did not allow it"),
    });
    fixture.memory.allow = true;
    await fixture.options.setOn(true);
    expect(fixture.options.screen.value).toMatchObject({ on: true, refused: null });
  });

  it("takes a time and passes over what is none", async () => {
    const fixture = await desk();
    await fixture.options.start();
    await fixture.options.setTime("08:05");
    await fixture.options.setTime("");
    expect(fixture.options.screen.value.time).toBe("08:05");
  });

  it("shows off when the right was taken back in the browser", async () => {
    const fixture = await desk();
    fixture.memory.allow = false;
    await fixture.options.start();
    expect(fixture.options.screen.value.on).toBe(false);
  });
});

describe("the alarm's time", () => {
  it("is today's while it is still to come, else tomorrow's, by the wall clock", () => {
    const noon = new Date(2026, 10, 19, 12, 0);
    expect(new Date(nextTimeOfDay(noon, EVENING))).toEqual(new Date(2026, 10, 19, 18, 0));
    expect(new Date(nextTimeOfDay(noon, 12 * 60))).toEqual(new Date(2026, 10, 20, 12, 0));
  });
});
