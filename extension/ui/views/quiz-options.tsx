/** Options of a question: one, or all that fit. After the answer each says what it was. */
import type { VNode } from "preact";
import type { OptionLine, OptionsPart } from "#ext/app/quiz/part-screen.ts";
import type { QuizActs } from "#ext/app/quiz/quiz-screen.ts";
import { QuizProse } from "./quiz-prose.tsx";
import { QuizWord } from "./quiz-word.tsx";

interface QuizOptionsProps {
  readonly part: OptionsPart;
  /** Of the roadmap's words; true and false are ours. */
  readonly lang: string | undefined;
  readonly acts: Pick<QuizActs, "choose">;
}

export function QuizOptions({ part, lang, acts }: QuizOptionsProps): VNode {
  return (
    <fieldset aria-describedby="quizprompt">
      <legend class="vh">{part.groupLabel}</legend>
      <ul class={part.pair ? "opts duo" : "opts"}>
        {part.options.map((option) => (
          <li key={option.id}>
            <Option
              option={option}
              lang={part.pair ? undefined : lang}
              many={part.many}
              onChoose={() => acts.choose(option.number)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface OptionProps {
  readonly option: OptionLine;
  readonly lang: string | undefined;
  readonly many: boolean;
  readonly onChoose: () => void;
}

function Option({ option, lang, many, onChoose }: OptionProps): VNode {
  const { number, text, chosen, state, word, why } = option;
  return (
    <label class={state === null ? "opt" : `opt ${state}`}>
      <input
        type={many ? "checkbox" : "radio"}
        name="answer"
        checked={chosen}
        disabled={state !== null}
        onChange={onChoose}
      />
      <kbd>{number}</kbd>
      <span class="tx" lang={lang}>
        <span dir="auto">
          <QuizProse text={text} />
        </span>
        {why ? (
          <span class="why" dir="auto">
            <QuizProse text={why} />
          </span>
        ) : null}
      </span>
      <QuizWord state={state} word={word} />
    </label>
  );
}
