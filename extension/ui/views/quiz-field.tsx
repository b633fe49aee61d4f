/** A short answer, or what a program prints. */
import type { VNode } from "preact";
import type { TextPart } from "#ext/app/quiz/part-screen.ts";
import type { QuizActs } from "#ext/app/quiz/quiz-screen.ts";
import { QuizWord } from "./quiz-word.tsx";

interface QuizFieldProps {
  readonly part: TextPart;
  /** Of the accepted answers. */
  readonly lang: string | undefined;
  readonly acts: Pick<QuizActs, "type">;
}

export function QuizField({ part, lang, acts }: QuizFieldProps): VNode {
  const { text, state } = part;
  const field = {
    id: "quizanswer",
    "data-answer": "",
    // What a program prints begins on the left, as the program does.
    dir: part.lines ? "ltr" : "auto",
    value: text,
    readOnly: state !== null,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
    "aria-describedby": "quizprompt",
    maxLength: 2000,
  } as const;
  return (
    <div class={state === null ? "quizfield field" : `quizfield field ${state}`}>
      <label for="quizanswer">{part.label}</label>
      <div class="answerrow">
        {part.lines ? (
          <textarea {...field} class="area out" rows={4} onInput={(event) => acts.type(event.currentTarget.value)} />
        ) : (
          <input
            {...field}
            class="input short"
            type="text"
            inputMode={part.numeric ? "decimal" : "text"}
            onInput={(event) => acts.type(event.currentTarget.value)}
          />
        )}
        <QuizWord state={state} word={part.word} />
      </div>
      {part.accepted.length > 0 ? (
        <div class="accepted">
          <h2 class="label">{part.acceptedLabel}</h2>
          <ul>
            {part.accepted.map((answer) => (
              <li key={answer}>
                <pre dir="auto" lang={lang}>
                  {answer}
                </pre>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
