/**
 * Draws the next days for the first frames of the tabs to come, while the page has nothing else to do: one at a time,
 * so that nothing the learner does waits for them, and those after today only when what they are drawn from has
 * changed.
 */
import { effect } from "@preact/signals";
import type { PageModel } from "#ext/app/today/page-model.ts";
import type { SyncMark } from "#ext/app/today/sync-mark.ts";
import type { StoredDay, StoredSpan } from "#ext/ui/first-paint/stored.ts";
import { drawDay } from "./drawings.tsx";

/** Where drawings wait. Two pages may draw at once: who began last goes on. */
export interface DrawingShelf {
  /** True when the span is kept whole, with this drawing of its first day. */
  holds(span: DrawnSpan, first: StoredDay): boolean;
  /** Begins a span with its first day; days outside of it go. False when the browser refused to keep it. */
  begin(span: DrawnSpan, first: StoredDay): boolean;
  /** False when another page has begun since, or the browser refused. */
  put(span: DrawnSpan, day: number, drawing: StoredDay): boolean;
  /** The span is whole. */
  end(span: DrawnSpan): void;
}

export type DrawnSpan = Omit<StoredSpan, "version" | "whole">;

/** How many days are drawn ahead, today included. */
const DAYS_AHEAD = 14;

/** Changes of a moment are drawn once, in milliseconds. */
const SETTLED_MS = 300;

export interface DrawnModel extends Pick<PageModel, "today" | "mark" | "markKnown"> {
  readonly context: Pick<PageModel["context"], "ports" | "library">;
}

/** Gives the way to stop. */
export function drawAhead(model: DrawnModel, shelf: DrawingShelf): () => void {
  let callOff = (): void => undefined;
  const stop = effect(() => {
    const mark = { ...model.mark.value };
    const from = model.today.clock.day.value;
    const begun = model.today.facts.value !== null && model.markKnown.value;
    const { state } = model.today.screen.value;
    callOff();
    if (begun && state !== "first" && isResting(mark)) callOff = drawDays(model, shelf, from, mark);
  });
  return () => {
    stop();
    callOff();
  };
}

/** True for a mark that may stand in a first frame: nothing is on its way to the disk, and nothing failed there. */
export function isResting({ state }: SyncMark): boolean {
  return state !== "saving" && state !== "failed" && state !== "syncing";
}

function drawDays({ context, today }: DrawnModel, shelf: DrawingShelf, from: number, mark: SyncMark): () => void {
  const { timers } = context.ports;
  let isOff = false;
  let stopTimer = (): void => undefined;
  const after = async (ms: number): Promise<void> =>
    await new Promise((go) => {
      stopTimer = timers.after(ms, go);
    });
  const draw = async (): Promise<void> => {
    await after(SETTLED_MS);
    const { rolloverHour } = context.library.view.peek().profile;
    const span = { rolloverHour, from, to: from + DAYS_AHEAD - 1, source: await today.comingDigest() };
    if (isOff) return;
    const first = drawDay(today.screenOn(from), mark);
    if (shelf.holds(span, first) || !shelf.begin(span, first)) return;
    for (let day = from + 1; day <= span.to; day++) {
      await after(0);
      if (isOff || !shelf.put(span, day, drawDay(today.screenOn(day), mark))) return;
    }
    shelf.end(span);
  };
  void draw();
  return () => {
    isOff = true;
    stopTimer();
  };
}
