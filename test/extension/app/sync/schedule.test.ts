// @vitest-environment node
import { describe, expect, it } from "vitest";
import { parseConfig } from "#server/config.ts";
import { createTokenBuckets } from "#server/middleware/token-bucket.ts";
import { createSchedule } from "#ext/app/sync/schedule.ts";
import { unwrap } from "#shared/std/result.ts";
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
    async end(facts: SyncFacts = { ...SYNCED }) {
      ends.shift()?.(facts);
      for (let i = 0; i < 5; i++) await Promise.resolve();
    },
  };
}

describe("the schedule of sync", () => {
  it("sends an act at once, and the next one right after the run that is under way", async () => {
    const s = scheduled();
    void s.schedule.ring();
    s.pass(20);
    expect(s.runs).toEqual([{ pushFirst: true, onlyOwed: true }]);
    void s.schedule.ring();
    s.pass(300);
    expect(s.runs).toHaveLength(1);
    await s.end();
    s.pass(1);
    expect(s.runs).toHaveLength(2);
  });

  it("lets a learner tick every 600 ms for a minute without gathering anything", async () => {
    const s = scheduled();
    for (let tick = 1; tick <= 70; tick++) {
      void s.schedule.ring();
      s.pass(60);
      expect(s.runs).toHaveLength(tick);
      await s.end();
      s.pass(540);
    }
  });

  it("gathers edits that never pause, and lets go of them at once again after a quiet time", async () => {
    const s = scheduled();
    const times: number[] = [];
    for (let at = 0; at < 60_000; at += 50) {
      if (s.runs.length > times.length) {
        times.push(at);
        await s.end();
      }
      void s.schedule.ring();
      s.pass(50);
    }
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at));
    expect(gaps.slice(0, 25)).toEqual(gaps.slice(0, 25).fill(50));
    expect(Math.min(...gaps.slice(-20))).toBeGreaterThanOrEqual(950);
    await s.end();
    s.pass(60_000);
    await s.end();
    const before = s.runs.length;
    void s.schedule.ring();
    s.pass(20);
    expect(s.runs).toHaveLength(before + 1);
  });

  it("counts no run that found nothing to send, as for rows that the run before it brought", async () => {
    const s = scheduled();
    const facts = { ...SYNCED };
    for (let bell = 6; bell < 106; bell++) {
      s.schedule.bell(bell);
      s.pass(1);
      await s.end(facts);
      void s.schedule.ring();
      s.pass(20);
      expect(s.runs).toHaveLength(2 * (bell - 5));
      await s.end(facts);
    }
  });

  it("never meets a limit of the relay: ten minutes without a pause, and eight more devices at the address", async () => {
    const s = scheduled();
    const { requestsPerMinute, entriesPerMinute } = unwrap(parseConfig({}));
    const minute = { periodMs: 60_000, now: () => s.clock.now() };
    const requests = createTokenBuckets({ capacity: requestsPerMinute, ...minute });
    const entries = createTokenBuckets({ capacity: entriesPerMinute, ...minute });
    let served = 0;
    for (let at = 0; at < 600_000; at += 40) {
      if (s.runs.length > served) {
        served = s.runs.length;
        // A push and a look at the log from here, and a look from each of the others; an act may touch two docs.
        expect([requests.take("address", 2 + 8), entries.take("space", 2)]).toEqual([{ ok: true }, { ok: true }]);
        await s.end();
      }
      void s.schedule.ring();
      s.pass(40);
    }
    expect(served).toBeGreaterThan(600);
  });

  it("runs once at a time, and again for an edit that came meanwhile", async () => {
    const s = scheduled();
    s.schedule.bell(9);
    s.pass(1);
    void s.schedule.ring();
    s.pass(5000);
    expect(s.runs).toEqual([{}]);
    await s.end();
    s.pass(1);
    expect(s.runs).toEqual([{}, { pushFirst: true, onlyOwed: true }]);
  });

  it("hears no bell for what it has read or sent itself, during a run or after it", async () => {
    const s = scheduled();
    void s.schedule.ring();
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
    void s.schedule.ring();
    s.pass(50);
    expect(s.runs).toHaveLength(2);
    await s.end({ ...SYNCED, state: { type: "refused", reason: "too-many-requests" }, retryAt });
    void s.schedule.ring();
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
    void s.schedule.ring();
    expect(s.alarms).toEqual([begin + 20]);
    s.pass(50);
    void s.schedule.ring();
    await s.end();
    // The run that has ended calls its own alarm off; the ring that came meanwhile still waits.
    expect(s.runs).toHaveLength(1);
    expect(s.alarms.slice(-2)).toEqual([null, begin + 50 + 20]);
  });

  it("answers a ring when the run that looks at it has ended, or at once when that run is put off", async () => {
    const s = scheduled();
    const answered: string[] = [];
    const ring = (name: string) => void s.schedule.ring().then(() => answered.push(name));
    ring("first");
    s.pass(20);
    ring("during the run");
    await s.end();
    expect(answered).toEqual(["first"]);
    s.pass(20);
    await s.end({ ...SYNCED, state: { type: "refused", reason: "storage-full" }, retryAt: s.clock.now() + 60_000 });
    expect(answered).toEqual(["first", "during the run"]);
    ring("before the retry");
    await Promise.resolve();
    expect(answered).toEqual(["first", "during the run", "before the retry"]);
  });

  it("is over once it was stopped", async () => {
    const s = scheduled();
    const rung = s.schedule.ring();
    s.schedule.stop();
    await rung;
    s.schedule.bell(null);
    s.pass(100_000);
    await s.schedule.now();
    expect(s.runs).toEqual([]);
    expect(s.alarms.at(-1)).toBeNull();
  });
});
