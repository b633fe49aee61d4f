/** Moving topics by pointer and by keys, over the model's one way of moving. A click lifts too: nobody must drag. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { RefObject, TargetedPointerEvent, VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Moves } from "#ext/app/plan/moves.ts";
import type { TopicLine } from "#ext/app/plan/plan-screen.ts";
import type { Day } from "#shared/std/day.ts";

type Grip = HTMLButtonElement;

export interface PlanDrag {
  /** Where the pointer drags what, or null. */
  readonly chip: ReadonlySignal<Chip | null>;
  handlers(topic: TopicLine, day: Day): GripHandlers;
  /** Puts what is lifted on a day that was clicked. */
  putOn(day: Day): void;
}

interface Chip {
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

interface GripHandlers {
  readonly onClick: () => void;
  readonly onPointerDown: (event: TargetedPointerEvent<Grip>) => void;
  readonly onPointerMove: (event: TargetedPointerEvent<Grip>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** So far a pointer may tremble before it drags, in pixels. */
const TREMBLE = 5;

/** So near to the window's edge the page scrolls along, and so much at a time, in pixels. */
const EDGE = 56;
const SCROLL = 14;

export function usePlanDrag(moves: Moves, list: RefObject<HTMLOListElement | null>): PlanDrag {
  const drag = useMemo(() => createDrag(moves, list), [moves, list]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => drag.onKey(event);
    // Before the page's own keys: what is lifted takes them all.
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [drag]);
  return drag;
}

export function DragChip({ drag }: { readonly drag: PlanDrag }): VNode | null {
  const chip = drag.chip.value;
  if (!chip) return null;
  return (
    <div class="dragchip" aria-hidden="true" style={{ translate: `${chip.x}px ${chip.y}px` }}>
      {chip.title}
    </div>
  );
}

interface Drag extends PlanDrag {
  onKey(event: KeyboardEvent): void;
}

function createDrag(moves: Moves, list: RefObject<HTMLOListElement | null>): Drag {
  const chip: Signal<Chip | null> = signal(null);
  let pressed: { readonly x: number; readonly y: number } | null = null;
  let dragged = false;

  const drop = (): void => {
    const key = moves.lifted.peek()?.key;
    moves.drop();
    if (key !== undefined) focusGrip(list, key);
  };
  const end = (finish: () => void): void => {
    pressed = null;
    if (chip.peek() === null) return;
    chip.value = null;
    finish();
  };

  return {
    chip,
    putOn: (day) => {
      moves.aim(day);
      drop();
    },
    handlers: (topic, day) => ({
      onClick: () => {
        // The click that ends a drag means nothing.
        if (dragged) dragged = false;
        else if (moves.lifted.peek()) drop();
        else moves.lift(topic, day);
      },
      onPointerDown: (event) => {
        dragged = false;
        if (event.button !== 0) return;
        pressed = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => {
        if (!pressed) return;
        const { clientX: x, clientY: y } = event;
        if (chip.peek() === null) {
          if (Math.hypot(x - pressed.x, y - pressed.y) < TREMBLE) return;
          moves.lift(topic, day);
          dragged = true;
        }
        chip.value = { x, y, title: topic.title };
        scrollAlong(event.currentTarget, y);
        const over = dayAt(event.currentTarget, x, y);
        if (over !== null) moves.aim(over);
      },
      onPointerUp: () => end(drop),
      onPointerCancel: () => end(() => moves.cancel()),
    }),
    onKey: (event) => {
      if (!moves.lifted.peek()) return;
      const act = actOfKey(event.key, moves, drop);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      if (chip.peek()) end(() => moves.cancel());
      else act();
    },
  };
}

function actOfKey(key: string, moves: Moves, drop: () => void): (() => void) | null {
  switch (key) {
    case "ArrowDown":
      return () => moves.step(1);
    case "ArrowUp":
      return () => moves.step(-1);
    case "Enter":
    case " ":
      return drop;
    case "Escape":
      return () => moves.cancel();
    default:
      return null;
  }
}

function dayAt(grip: Grip, x: number, y: number): Day | null {
  const day = grip.ownerDocument.elementFromPoint(x, y)?.closest<HTMLElement>("[data-day]")?.dataset["day"];
  return day === undefined ? null : Number(day);
}

function scrollAlong(grip: Grip, y: number): void {
  const view = grip.ownerDocument.defaultView;
  if (!view) return;
  if (y < EDGE) view.scrollBy(0, -SCROLL);
  else if (y > view.innerHeight - EDGE) view.scrollBy(0, SCROLL);
}

/** The topic's line stands somewhere else now: the focus goes with it. */
function focusGrip(list: RefObject<HTMLOListElement | null>, key: string): void {
  list.current?.ownerDocument.defaultView?.requestAnimationFrame(() => {
    const grips = list.current?.querySelectorAll<HTMLElement>("[data-grip]") ?? [];
    const grip = [...grips].find((one) => one.dataset["grip"] === key);
    (grip ?? list.current)?.focus();
  });
}
