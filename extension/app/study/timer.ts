/**
 * Start and stop for a topic. Starting writes one value on this device; stopping writes one interval into the library.
 * Nothing ticks in between, and a closed tab changes nothing. A clock that ran for too long was forgotten: then the
 * learner is asked, and nothing is noted until the answer.
 */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { idOfBytes } from "#shared/domain/ids.ts";
import { addStudyInterval, takeBackStudyInterval } from "#shared/domain/study.ts";
import { dayOfWallClock } from "#shared/std/day.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import type { Running } from "./running.ts";

/** Longer than that, and the clock was most likely forgotten. In minutes. */
export const FORGOTTEN_AFTER = 120;

/** What was studied is noted up to so many minutes, as the learner says. */
const LONGEST = 360;

const MS_PER_MINUTE = 60_000;

/** A topic that the clock may run for. */
export interface TimedTopic {
  readonly roadmap: string;
  readonly topic: string;
  readonly title: string;
}

export interface TimerQuestion {
  readonly running: Running;
  /** How long the clock ran, in minutes. */
  readonly ran: number;
  /** Minutes to choose from, the fewest first. */
  readonly choices: readonly number[];
}

export interface Timer {
  readonly running: ReadonlySignal<Running | null>;
  readonly question: ReadonlySignal<TimerQuestion | null>;
  /**
   * Stops what runs, then starts; one that was forgotten is asked about first. Nothing happens in a read-only library.
   */
  start(topic: TimedTopic): void;
  stop(): void;
  /** The answer to the question; 0 notes nothing. */
  answer(minutes: number): void;
  /** Stop for a topic whose clock runs, else start. */
  toggle(topic: TimedTopic): void;
  dispose(): void;
}

export function createTimer({ ports, library, undo }: AppContext): Timer {
  const { texts, clock, random, running: store } = ports;
  const running = signal(store.read());
  const asked = signal<TimerQuestion | null>(null);
  /** What starts once the question is answered. */
  let next: TimedTopic | null = null;
  const stopListening = store.onChange((changed) => {
    running.value = changed;
    asked.value = null;
  });

  const put = (value: Running | null): void => {
    store.write(value);
    running.value = value;
  };
  const begin = (topic: TimedTopic): void => {
    const day = dayOfWallClock(clock.wall(), library.view.peek().profile.rolloverHour);
    put({ roadmap: topic.roadmap, topic: topic.topic, title: topic.title, at: clock.now(), day });
  };
  const note = (was: Running, minutes: number): void => {
    put(null);
    if (minutes < 1) {
      undo.offer({ message: texts.t("timerTooShort"), undo: () => resume(was) });
      return;
    }
    const id = idOfBytes(random.bytes(16));
    const { roadmap, topic, day, at } = was;
    library.change((doc) => addStudyInterval(doc, id, { roadmap, topic, day, minutes, at }));
    undo.offer({
      message: texts.t("timerNoted", minutes, was.title),
      undo: () => {
        library.change((doc) => takeBackStudyInterval(doc, id));
        resume(was);
      },
    });
  };
  /** Taking a stop back lets the clock run on, unless another runs by now. */
  const resume = (was: Running): void => {
    if (running.peek() === null) put(was);
  };
  const stop = (): void => {
    const was = running.peek();
    if (!was || library.readOnly) return;
    const ran = Math.max(0, Math.round((clock.now() - was.at) / MS_PER_MINUTE));
    if (ran > FORGOTTEN_AFTER) asked.value = { running: was, ran, choices: choicesOf(ran) };
    else note(was, ran);
  };
  const start = (topic: TimedTopic): void => {
    if (library.readOnly) return;
    stop();
    if (asked.peek()) next = topic;
    else begin(topic);
  };

  return {
    running,
    question: computed(() => asked.value),
    start,
    stop,
    answer: (minutes) => {
      const question = asked.peek();
      if (!question) return;
      asked.value = null;
      note(question.running, Math.min(minutes, LONGEST));
      const waiting = next;
      next = null;
      if (waiting) begin(waiting);
    },
    toggle: (topic) => {
      const now = running.peek();
      if (now && now.roadmap === topic.roadmap && now.topic === topic.topic) stop();
      else start(topic);
    },
    dispose: stopListening,
  };
}

/** A usual length, an hour, the longest that is believed, and the whole where it can be true. */
function choicesOf(ran: number): readonly number[] {
  return [25, 60, FORGOTTEN_AFTER, ...(ran <= LONGEST ? [ran] : [])];
}
