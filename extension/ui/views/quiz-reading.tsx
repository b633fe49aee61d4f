/** After a wrong answer: the topic to read, and its day in the plan, or the way to a sooner one. */
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { QuizActs, Reading } from "#ext/app/quiz/quiz-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";

interface QuizReadingProps {
  readonly reading: Reading;
  readonly acts: Pick<QuizActs, "putReading">;
}

/** A link to the topic, and beside it its day. */
export function QuizReading({ reading, acts }: QuizReadingProps): VNode {
  return (
    <div class="reading">
      <a href={reading.href} dir="auto">
        {reading.label}
      </a>
      <QuizReadingDay reading={reading} acts={acts} />
    </div>
  );
}

/** The day alone. Pressed, the button becomes the sentence, and the focus stays where it was. */
export function QuizReadingDay({ reading, acts }: QuizReadingProps): VNode | null {
  const { key, put, placed } = reading;
  const sentence = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (placed === null || !pressed.current) return;
    pressed.current = false;
    sentence.current?.focus({ preventScroll: true });
  }, [placed]);
  if (placed !== null)
    return (
      <p class={placed.soon ? "readingday" : "readingday meta"} ref={sentence} tabIndex={-1}>
        {placed.soon ? <Icon name="tick" /> : null}
        <span>{placed.text}</span>
      </p>
    );
  if (put === null) return null;
  return (
    <button
      class="btn"
      type="button"
      data-act="put-reading"
      onClick={() => {
        pressed.current = true;
        acts.putReading(key);
      }}
    >
      {put}
    </button>
  );
}
