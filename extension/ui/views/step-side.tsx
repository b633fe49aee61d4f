/** Beside a step: the learner's notes on it, and its questions. */
import type { VNode } from "preact";
import type { StepScreen } from "#ext/app/reader/reader-screens.ts";
import type { Texts } from "#ext/app/texts.ts";
import { NoteLines } from "./today-side.tsx";

export function StepSide({ screen, texts }: { readonly screen: StepScreen; readonly texts: Texts }): VNode {
  return (
    <aside class="stepside" aria-label={texts.t("stepNotes")}>
      <div class="routecard">
        <h2 class="label">{texts.t("stepNotes")}</h2>
        {screen.notes.length > 0 ? <NoteLines notes={screen.notes} /> : <p class="small">{texts.t("stepNoNotes")}</p>}
        {screen.quiz ? (
          <>
            <h2 class="label">{texts.t("stepQuizTitle")}</h2>
            <p class="sidequiz">
              <a href={screen.quiz.questions.href}>{screen.quiz.questions.label}</a>
              <a href={screen.quiz.check.href}>{screen.quiz.check.label}</a>
            </p>
          </>
        ) : null}
      </div>
    </aside>
  );
}
