/**
 * When sync runs. An edit goes out at once, or right after the run that is under way; only edits that never pause are
 * gathered. Bells and alarms ask for a whole exchange, and a failure names the time of the next try.
 */
import type { Timers } from "#ext/app/ports.ts";
import type { Clock } from "#shared/ports.ts";
import type { SyncOptions } from "#shared/sync/engine.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { createPushPace } from "./push-pace.ts";

/** Long enough for the rows of one act, too short to be noticed. */
const FIRST_MS = 20;
/** Nobody waits longer than this for a run: it is put off, not under way. */
const PUT_OFF_MS = 5000;
/** A background that was stopped in the middle of a run is woken again after this. */
const CUT_OFF_MS = 30_000;

/** How the browser wakes us when our own timers are gone. */
export interface Alarms {
  /** Regularly while `isOn`: a ring can die with its page. */
  regularly(isOn: boolean): void;
  /** Once at this time (ms since 1970) or soon after, in place of an earlier wish; null calls it off. */
  once(at: number | null): void;
}

export interface ScheduleDeps {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly alarms: Alarms;
  /** One exchange; answers how sync then stands. */
  readonly run: (options: SyncOptions) => Promise<SyncFacts>;
}

export interface Schedule {
  /**
   * A doc has new rows: an edit, or only what a running exchange has just brought. Resolves when the run that looks at
   * them has ended, however it ended, or when that run has to wait: then an alarm stands for it.
   */
  ring(): Promise<void>;
  /** The relay's log has come to `head`; null when that is not known. */
  bell(head: number | null): void;
  /** Runs now, after a run that is under way. */
  now(options?: SyncOptions): Promise<void>;
  stop(): void;
}

/** What the next run is for: sending what is owed, or everything. */
type Kind = "owed" | "all";

const OPTIONS: Readonly<Record<Kind, SyncOptions>> = { owed: { pushFirst: true, onlyOwed: true }, all: {} };

export function createSchedule({ clock, timers, alarms, run }: ScheduleDeps): Schedule {
  let running: Promise<void> | null = null;
  let wanted: { kind: Kind; due: number } | null = null;
  let callOff = (): void => undefined;
  let stopped = false;
  const pace = createPushPace();
  let facts: SyncFacts | null = null;
  /** Rings that wait for the next run to end. */
  let rings: (() => void)[] = [];
  /** The last bell that rang during a run: what it told of may have come in that run. */
  let rung: number | null | undefined;

  function want(kind: Kind, wish: number): void {
    if (stopped) return;
    // A relay that said how long to wait is not asked before.
    const due = facts?.state.type === "refused" ? Math.max(wish, facts.retryAt ?? wish) : wish;
    wanted = {
      kind: wanted?.kind === "all" ? "all" : kind,
      due: Math.min(due, wanted?.due ?? due),
    };
    arm();
  }

  function arm(): void {
    callOff();
    callOff = () => undefined;
    if (wanted === null || running !== null || stopped) return;
    // A background that is stopped on the way to the run has forgotten what rang.
    alarms.once(wanted.due);
    callOff = timers.after(Math.max(0, wanted.due - clock.now()), () => {
      if (wanted !== null && running === null) void start(wanted.kind, OPTIONS[wanted.kind]);
    });
  }

  function start(kind: Kind, options: SyncOptions): Promise<void> {
    wanted = null;
    callOff();
    const served = rings;
    rings = [];
    const mine = exchange(kind, options).finally(() => {
      running = null;
      for (const done of served) done();
      const head = rung;
      rung = undefined;
      if (head !== undefined) hear(head);
      arm();
    });
    running = mine;
    return mine;
  }

  async function exchange(kind: Kind, options: SyncOptions): Promise<void> {
    alarms.once(clock.now() + CUT_OFF_MS);
    const before = facts;
    facts = await run(options);
    // What a run for edits found nothing to send for costs no relay anything: the rows were brought by the one before.
    if (kind === "owed" && facts !== before) pace.spent(clock.now());
    const { retryAt } = facts;
    alarms.once(retryAt);
    if (retryAt !== null) want("all", retryAt);
  }

  function hear(head: number | null): void {
    // The bell of what we sent ourselves.
    const isKnown = head !== null && facts?.state.type === "synced" && head <= facts.cursor;
    if (!isKnown) want("all", clock.now());
  }

  const soon = (): number => Math.max(clock.now() + FIRST_MS, pace.next(clock.now()));

  async function now(options: SyncOptions = {}): Promise<void> {
    if (running === null) return stopped ? undefined : start("all", options);
    await running;
    return now(options);
  }

  return {
    async ring() {
      want("owed", soon());
      if (wanted !== null && wanted.due - clock.now() <= PUT_OFF_MS)
        await new Promise<void>((done) => rings.push(done));
    },
    bell(head) {
      if (running === null) hear(head);
      else rung = head;
    },
    now,
    stop() {
      stopped = true;
      wanted = null;
      callOff();
      for (const done of rings) done();
      alarms.once(null);
    },
  };
}
