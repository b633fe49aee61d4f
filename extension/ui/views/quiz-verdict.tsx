/** What comes after an answer: the explanation, its source, and the day it comes back. */
import type { VNode } from "preact";
import type { Verdict } from "#ext/app/quiz/quiz-screen.ts";
import { QuizProse } from "./quiz-prose.tsx";

export function QuizVerdict({ verdict }: { readonly verdict: Verdict }): VNode {
  const { title, explanation, source, comesBack, appliesTo } = verdict;
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
        <p class="read" dir="auto">
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
    </div>
  );
}
