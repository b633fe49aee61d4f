/** A card of the learner's own: its front, then its back, and how well it was known. */
import type { VNode } from "preact";
import type { CardPart } from "#ext/app/quiz/part-screen.ts";
import type { QuizActs } from "#ext/app/quiz/quiz-screen.ts";

interface QuizCardProps {
  readonly part: CardPart;
  readonly answered: boolean;
  readonly label: string;
  readonly acts: Pick<QuizActs, "choose">;
}

export function QuizCardFront({ part }: { readonly part: CardPart }): VNode {
  return (
    <>
      {part.front.map(({ text, hidden }, i) =>
        hidden ? (
          <mark key={i} class="hole">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}

export function QuizCard({ part, answered, label, acts }: QuizCardProps): VNode | null {
  if (part.back === null) return null;
  return (
    <div class="cardback">
      {part.back ? (
        <p class="read" dir="auto">
          {part.back}
        </p>
      ) : null}
      <div class="rates" role="group" aria-label={label}>
        {part.rates.map(({ number, label: name, chosen }) => (
          <button
            key={number}
            class={chosen ? "opt chosen" : "opt"}
            type="button"
            disabled={answered}
            aria-pressed={answered ? chosen : undefined}
            onClick={() => acts.choose(number)}
          >
            <kbd>{number}</kbd>
            <span class="tx">{name}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
