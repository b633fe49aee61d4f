/** Lines to put in order: by drag, by the buttons of a line, or by its number and the arrow keys. */
import type { TargetedKeyboardEvent, TargetedPointerEvent, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { OrderLine, OrderPart } from "#ext/app/quiz/part-screen.ts";
import type { QuizActs } from "#ext/app/quiz/quiz-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { QuizProse } from "./quiz-prose.tsx";
import { QuizWord } from "./quiz-word.tsx";

interface QuizOrderProps {
  readonly part: OrderPart;
  /** Of its lines. */
  readonly lang: string | undefined;
  readonly acts: Pick<QuizActs, "moveTo">;
  /** Words for a line in the right place and for one that is not. */
  readonly words: { readonly right: string; readonly wrong: string };
}

type List = HTMLOListElement;

export function QuizOrder({ part, lang, acts, words }: QuizOrderProps): VNode {
  const list = useRef<List>(null);
  const held = useRef<string | null>(null);
  const focused = useRef<Element | null>(null);
  const answered = part.items.some(({ state }) => state !== null);

  // A line that is moved in the page loses its focus: it gets it back.
  useLayoutEffect(() => {
    const { current } = focused;
    if (current instanceof HTMLElement && current.isConnected && document.activeElement === document.body) {
      current.focus({ preventScroll: true });
    }
  }, [part.items]);

  const move = (id: string, place: number): void => {
    focused.current = document.activeElement;
    acts.moveTo(id, place);
  };
  const onPointerDown = (event: TargetedPointerEvent<List>): void => {
    const line = lineOf(event.target);
    // On a screen that is touched the page scrolls, but for the grip.
    const lifts = event.pointerType === "mouse" || onGrip(event.target);
    if (!line || !lifts || answered || event.button !== 0 || onButton(event.target)) return;
    event.preventDefault();
    held.current = line.dataset["id"] ?? null;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.dataset["held"] = held.current ?? "";
    line.classList.add("held");
  };
  const onPointerMove = (event: TargetedPointerEvent<List>): void => {
    const id = held.current;
    if (id === null) return;
    const place = placeAt(event.currentTarget, id, event.clientY);
    if (place !== part.items.findIndex((item) => item.id === id)) move(id, place);
  };
  const onPointerEnd = (event: TargetedPointerEvent<List>): void => {
    held.current = null;
    delete event.currentTarget.dataset["held"];
    for (const line of event.currentTarget.children) line.classList.remove("held");
  };
  const onKeyDown = (event: TargetedKeyboardEvent<List>): void => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const id = lineOf(event.target)?.dataset["id"];
    if (step === 0 || id === undefined || answered || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(id, part.items.findIndex((item) => item.id === id) + step);
  };

  return (
    <div role="group" aria-label={part.groupLabel} aria-describedby="quizprompt">
      <ol
        ref={list}
        class={answered ? "opts sort still" : "opts sort"}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onKeyDown={onKeyDown}
      >
        {part.items.map((item) => (
          <Line key={item.id} item={item} lang={lang} words={words} onMove={(place) => move(item.id, place)} />
        ))}
      </ol>
      {part.rightOrder.length > 0 ? (
        <div class="rightorder">
          <h2 class="label">{part.rightLabel}</h2>
          <ol>
            {part.rightOrder.map((text) => (
              <li key={text} dir="auto" lang={lang}>
                <QuizProse text={text} />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </div>
  );
}

interface LineProps {
  readonly item: OrderLine;
  readonly lang: string | undefined;
  readonly words: QuizOrderProps["words"];
  readonly onMove: (place: number) => void;
}

function Line({ item: { id, number, text, upLabel, downLabel, state }, lang, words, onMove }: LineProps): VNode {
  return (
    <li class={state === null ? "opt" : `opt ${state}`} data-id={id} data-number={number} tabIndex={-1}>
      <span class="meta num">{number}</span>
      {state === null ? (
        <span class="grip">
          <Icon name="grip" />
        </span>
      ) : null}
      <span class="tx" dir="auto" lang={lang}>
        <QuizProse text={text} />
      </span>
      {state === null ? (
        <span class="mv">
          <button type="button" aria-label={upLabel} onClick={() => onMove(number - 2)}>
            <Icon name="chevronUp" />
          </button>
          <button type="button" aria-label={downLabel} onClick={() => onMove(number)}>
            <Icon name="chevron" />
          </button>
        </span>
      ) : (
        <QuizWord state={state} word={words[state]} />
      )}
    </li>
  );
}

function lineOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("li[data-id]") : null;
}

function onButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button") !== null;
}

function onGrip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".grip") !== null;
}

/** How many of the other lines have their middle above the pointer. */
function placeAt(list: List, id: string, y: number): number {
  let place = 0;
  for (const line of list.querySelectorAll<HTMLElement>("li[data-id]")) {
    if (line.dataset["id"] === id) continue;
    const { top, height } = line.getBoundingClientRect();
    if (top + height / 2 < y) place += 1;
  }
  return place;
}
