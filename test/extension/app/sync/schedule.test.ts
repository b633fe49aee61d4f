// @vitest-environment node
import { describe, expect, it } from "vitest";
import { createSchedule } from "#ext/app/sync/schedule.ts";
import type { SyncOptions } from "#shared/sync/engine.ts";
import { OFF, type SyncFacts } from "#shared/sync/facts.ts";
import { createFakeClock } from "#test/support/fake-clock.ts";
import { createManualTimers } from "#test/support/manual-timers.ts";

const SYNCED: SyncFacts = { ...OFF, state: { type: "synced" }, cursor: 5 };

/** Runs are open until `end`; time is one for clock and timers. */
function scheduled() {
  const clock = createFakeClock();
  const timers = createManualTimers();
  const runs: SyncOptions[] = [];
  const ends: ((facts: SyncFacts) => void)[] = [];
  const alarms: (number | null)[] = [];
  const schedule = createSchedule({
    clock,
    timers,
    alarms: { regularly: () => undefined, once: (at) => void alarms.push(at) },
    run: (options) => {
      runs.push(options);
      return new Promise((resolve) => ends.push(resolve));
    },
  });
  return {
    schedule,
    runs,
    alarms,
    clock,
    pass(ms: number) {
      for (let i = 0; i < ms; i++) {
        clock.advance(1);
        timers.advance(1);
      }
    },
    async end(facts: SyncFacts = SYNCED) {
      ends.shift()?.(facts);
      for (let i = 0; i < 5; i++) await Promise.resolve();
    },
  };
}

describe("the schedule of sync", () => {
  it("sends the first edit of a quiet time at once, and gathers those that follow", async () => {
    const s = scheduled();
    s.schedule.ring();
    s.pass(50);
    expect(s.runs).toEqual([{ pushFirst: true, onlyOwed: true }]);
    await s.end();
    for (let i = 0; i < 10; i++) {
      s.schedule.ring();
      s.pass(100);
    }
    expect(s.runs).toHaveLength(1);
    s.pass(600);
    expect(s.runs).toHaveLength(2);
    await s.end();
    s.pass(5000);
    s.schedule.ring();
    s.pass(50);
    expect(s.runs).toHaveLength(3);
  });

  it("runs once at a time, and again for an edit that came meanwhile", async () => {
    const s = scheduled();
    s.schedule.bell(9);
    s.pass(1);
    s.schedule.ring();
    s.pass(5000);
    expect(s.runs).toEqual([{}]);
    await s.end();
    s.pass(1);
    expect(s.runs).toEqual([{}, { pushFirst: true, onlyOwed: true }]);
  });

  it("hears no bell for what it has read or sent itself, during a run or after it", async () => {
    const s = scheduled();
    s.schedule.ring();
    s.pass(50);
    s.schedule.bell(5);
    await s.end();
    s.schedule.bell(4);
    s.pass(5000);
    expect(s.runs).toHaveLength(1);
    s.schedule.bell(6);
    s.pass(1);
    expect(s.runs).toHaveLength(2);
  });

  it("tries again when a failure says so, and an edit before that only where nobody asked to wait", async () => {
    const s = scheduled();
    s.schedule.bell(null);
    s.pass(1);
    const retryAt = s.clock.now() + 8000;
    await s.end({ ...SYNCED, state: { type: "offline" }, retryAt });
    expect(s.alarms.at(-1)).toBe(retryAt);
    s.schedule.ring();
    s.pass(50);
    expect(s.runs).toHaveLength(2);
    await s.end({ ...SYNCED, state: { type: "refused", reason: "too-many-requests" }, retryAt });
    s.schedule.ring();
    s.schedule.bell(99);
    s.pass(retryAt - s.clock.now() - 1);
    expect(s.runs).toHaveLength(2);
    s.pass(1);
    expect(s.runs).toHaveLength(3);
  });

  it("runs at once when asked to, after the run that is under way", async () => {
    const s = scheduled();
    s.schedule.bell(null);
    s.pass(1);
    let done = false;
    const now = s.schedule.now().then(() => (done = true));
    await s.end();
    expect([s.runs.length, done]).toEqual([2, false]);
    await s.end();
    await now;
    expect(done).toBe(true);
  });

  it("is woken again when the background is stopped in the middle of a run", async () => {
    const s = scheduled();
    s.schedule.bell(null);
    s.pass(1);
    expect(s.alarms.at(-1)).toBe(s.clock.now() + 30_000);
    await s.end();
    expect(s.alarms.at(-1)).toBeNull();
  });

  it("is woken again when the background is stopped between a ring and its run", async () => {
    const s = scheduled();
    const begin = s.clock.now();
    s.schedule.ring();
    expect(s.alarms).toEqual([begin + 20]);
    s.pass(50);
    s.schedule.ring();
    await s.end();
    // The run that has ended calls its own alarm off; the ring that came meanwhile still waits.
    expect(s.runs).toHaveLength(1);
    expect(s.alarms.slice(-2)).toEqual([null, begin + 20 + 1500]);
  });

  it("is over once it was stopped", async () => {
    const s = scheduled();
    s.schedule.ring();
    s.schedule.stop();
    s.schedule.bell(null);
    s.pass(100_000);
    await s.schedule.now();
    expect(s.runs).toEqual([]);
    expect(s.alarms.at(-1)).toBeNull();
  });
});
