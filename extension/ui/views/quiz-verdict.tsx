/** What comes after an answer: the explanation, its source, the day it comes back, and what to read. */
import type { VNode } from "preact";
import type { QuizActs, Verdict } from "#ext/app/quiz/quiz-screen.ts";
import { QuizProse } from "./quiz-prose.tsx";
import { QuizReading } from "./quiz-reading.tsx";

interface QuizVerdictProps {
  readonly verdict: Verdict;
  /** Of the explanation. */
  readonly lang: string | undefined;
  readonly acts: Pick<QuizActs, "putReading">;
}

export function QuizVerdict({ verdict, lang, acts }: QuizVerdictProps): VNode {
  const { title, explanation, source, comesBack, appliesTo, reading } = verdict;
  const facts = [
    source ? (
      <a href={source.href} target="_blank" rel="noreferrer">
        {source.label}
      </a>
    ) : null,
    appliesTo || null,
    comesBack || null,
  ].filter((fact) => fact !== null);
  return (
    <div class="fb">
      <h2>{title}</h2>
      {explanation ? (
        <p class="read" dir="auto" lang={lang}>
          <QuizProse text={explanation} />
        </p>
      ) : null}
      {facts.length > 0 ? (
        <p class="meta fbfacts">
          {facts.map((fact, i) => (
            <span key={i}>{fact}</span>
          ))}
        </p>
      ) : null}
      {reading ? <QuizReading reading={reading} acts={acts} /> : null}
    </div>
  );
}
