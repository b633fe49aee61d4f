/** The count on the toolbar button while no page is open. */
import { describe, expect, it } from "vitest";
import { writeProfile } from "#shared/domain/profile.ts";
import { serveDueBadge } from "#ext/app/quiz/due-badge.ts";
import { createManualTimers } from "#test/support/manual-timers.ts";
import { createMemoryDocStore } from "#test/support/memory-doc-store.ts";
import { settled } from "#test/support/settled.ts";
import { fromAfar, quizFixture, TODAY, type QuizFixture } from "./quiz-fixture.ts";

const DAY_MS = 86_400_000;

interface Desk {
  readonly fixture: QuizFixture;
  /** What the button showed, in order. */
  readonly shown: number[];
  readonly alarms: number[];
  /** The background starts, as it does many times a day. */
  readonly start: (ports?: Partial<QuizFixture["ports"]>) => Promise<void>;
  readonly ring: () => Promise<void>;
  readonly pass: (ms: number) => Promise<void>;
}

async function desk(): Promise<Desk> {
  const fixture = await quizFixture();
  const timers = createManualTimers();
  const shown: number[] = [];
  const alarms: number[] = [];
  let until: number | null = null;
  let rings = (): void => undefined;
  return {
    fixture,
    shown,
    alarms,
    start: async (ports) => {
      serveDueBadge({
        ports: { ...fixture.ports, timers, showDue: (count) => void shown.push(count), ...ports },
        alarm: {
          set: async (hour) => {
            alarms.push(hour);
            return (Math.floor(fixture.clock.now() / DAY_MS) + 1) * DAY_MS + hour * 3_600_000;
          },
          onRing: (ring) => {
            rings = ring;
          },
        },
        session: {
          read: async () => until,
          write: async (next) => {
            until = next;
          },
        },
      });
      await settled();
    },
    ring: async () => {
      rings();
      await settled();
    },
    pass: async (ms) => {
      timers.advance(ms);
      await settled();
    },
  };
}

describe("the count on the button", () => {
  it("is there when the background starts, from the answers alone, and once for a day", async () => {
    const { fixture, shown, alarms, start } = await desk();
    await fromAfar(fixture, ["rdb.q1", "rdb.q2"]);
    await start();
    expect(shown).toEqual([2]);
    expect(alarms).toEqual([4]);
    expect((await fixture.ports.cardCache.read())?.builtOn).toBe(TODAY);
    await start();
    expect(shown).toEqual([2]);
  });

  it("is the next day's when that has begun: by the alarm, and by a start that the alarm missed", async () => {
    const { fixture, shown, start, ring } = await desk();
    await fromAfar(fixture, ["rdb.q1"], TODAY - 3);
    await fromAfar(fixture, ["rdb.q2"], TODAY);
    await start();
    expect(shown).toEqual([1]);
    fixture.clock.advance(DAY_MS);
    await ring();
    expect(shown).toEqual([1, 2]);
    fixture.clock.advance(2 * DAY_MS);
    await start();
    expect(shown).toHaveLength(3);
  });

  it("follows answers that sync brought, once they have all come", async () => {
    const { fixture, shown, start, pass } = await desk();
    await start();
    expect(shown).toEqual([0]);
    await fromAfar(fixture, ["rdb.q1", "rdb.q2", "rdb.q3"]);
    await fixture.ports.cardCache.expire();
    await settled();
    await fixture.ports.cardCache.expire();
    await settled();
    await pass(60_000);
    expect(shown).toEqual([0, 3]);
  });

  it("is left to the page that writes the cards", async () => {
    const { fixture, shown, start, pass } = await desk();
    await start();
    await fixture.ports.cardCache.write({ builtOn: TODAY, cards: [], days: [] });
    await settled();
    await pass(60_000);
    expect(shown).toEqual([0]);
  });

  it("is empty where the learner turned it off", async () => {
    const { fixture, shown, start } = await desk();
    await fromAfar(fixture, ["rdb.q1"]);
    fixture.library.change((doc) => writeProfile(doc, { showBadge: false }));
    await start();
    expect(shown).toEqual([0]);
  });

  it("waits for a library, and makes none", async () => {
    const { shown, alarms, start, ring } = await desk();
    const docs = createMemoryDocStore();
    await start({ docs });
    await ring();
    expect([shown, alarms]).toEqual([[], []]);
    expect(await docs.names()).toEqual({ ok: true, value: [] });
  });
});
