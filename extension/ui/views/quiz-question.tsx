/** One question: where it stands, what is asked, the answer, what was right, and the row at the foot. */
import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { QuestionPart } from "#ext/app/quiz/part-screen.ts";
import type { QuestionScreen, QuizActs } from "#ext/app/quiz/quiz-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { QuizCard, QuizCardFront } from "./quiz-card.tsx";
import { QuizField } from "./quiz-field.tsx";
import { QuizFoot } from "./quiz-foot.tsx";
import { QuizMore } from "./quiz-more.tsx";
import { QuizOptions } from "./quiz-options.tsx";
import { QuizOrder } from "./quiz-order.tsx";
import { QuizProgress } from "./quiz-progress.tsx";
import { QuizProse } from "./quiz-prose.tsx";
import { QuizVerdict } from "./quiz-verdict.tsx";

export interface QuizQuestionProps {
  readonly screen: QuestionScreen;
  readonly acts: QuizActs;
  readonly texts: Texts;
  readonly onHelp: () => void;
}

export function QuizQuestion({ screen, acts, texts, onHelp }: QuizQuestionProps): VNode {
  const place = useQuizFocus(screen);
  const lang = screen.lang ?? undefined;
  return (
    <div class="quiz" ref={place}>
      <div class="quizmain">
        <div class="prog">
          <span class="meta num" dir="auto">
            {screen.where}
          </span>
          <QuizProgress progress={screen.progress} />
          <button class="btn quiet" type="button" data-act="stop" onClick={() => acts.stop()}>
            {screen.stopLabel}
          </button>
        </div>
        <div key={screen.key} class="q">
          <p class="meta kind">{screen.kindLabel}</p>
          <h1 id="quizprompt" tabIndex={-1} dir="auto" lang={lang}>
            {screen.part.type === "card" ? <QuizCardFront part={screen.part} /> : <QuizProse text={screen.prompt} />}
          </h1>
          {screen.code ? (
            <pre class="code" tabIndex={0} dir="ltr" aria-label={texts.t("quizCode")} role="region">
              <code lang={lang}>{screen.code.text}</code>
            </pre>
          ) : null}
          <Part part={screen.part} lang={lang} acts={acts} texts={texts} answered={screen.verdict !== null} />
          {screen.verdict === null && screen.hint && screen.hint.text !== null ? (
            <p class="quizhint read" dir="auto">
              <b>{screen.hint.label}</b>{" "}
              <span lang={lang}>
                <QuizProse text={screen.hint.text} />
              </span>
            </p>
          ) : null}
          {screen.verdict ? <QuizVerdict verdict={screen.verdict} lang={lang} acts={acts} /> : null}
          {screen.failed === null ? null : (
            <p class="banner fault" role="alert">
              {screen.failed}
            </p>
          )}
          <Asks screen={screen} acts={acts} />
        </div>
      </div>
      <QuizFoot screen={screen} acts={acts} texts={texts} onHelp={onHelp} />
      <p class="vh" role="status">
        {saidOf(screen)}
      </p>
    </div>
  );
}

interface PartProps {
  readonly part: QuestionPart;
  /** Of the question's own words. */
  readonly lang: string | undefined;
  readonly acts: QuizActs;
  readonly texts: Texts;
  readonly answered: boolean;
}

function Part({ part, lang, acts, texts, answered }: PartProps): VNode {
  switch (part.type) {
    case "options":
      return <QuizOptions part={part} lang={lang} acts={acts} />;
    case "order":
      return (
        <QuizOrder
          part={part}
          lang={lang}
          acts={acts}
          words={{ right: texts.t("quizInPlace"), wrong: texts.t("quizOutOfPlace") }}
        />
      );
    case "text":
      return <QuizField part={part} lang={lang} acts={acts} />;
    case "card":
      return <QuizCard part={part} acts={acts} answered={answered} label={texts.t("quizRates")} />;
  }
}

/** Quiet acts below the answer. */
function Asks({ screen, acts }: Pick<QuizQuestionProps, "screen" | "acts">): VNode {
  const open = screen.verdict === null;
  return (
    <div class="asks">
      {open && screen.hint?.text === null ? (
        <Ask act="hint" onClick={() => acts.hint()}>
          {screen.hint.label} <kbd>H</kbd>
        </Ask>
      ) : null}
      {open && screen.part.type !== "card" ? (
        <Ask act="unknown" onClick={() => acts.dontKnow()}>
          {screen.unknownLabel}
        </Ask>
      ) : null}
      {screen.canUndo ? (
        <Ask act="undo" onClick={() => void acts.undo()}>
          <Icon name="undo" /> {screen.undoLabel} <kbd>U</kbd>
        </Ask>
      ) : null}
      <QuizMore more={screen.more} acts={acts} />
    </div>
  );
}

interface AskProps {
  readonly act: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

function Ask({ act, onClick, children }: AskProps): VNode {
  return (
    <button class="btn quiet" type="button" data-act={act} onClick={onClick}>
      {children}
    </button>
  );
}

/** The verdict with its reason, for those who do not see it come. */
function saidOf({ said, verdict }: QuestionScreen): string {
  return verdict ? [said, verdict.explanation.replaceAll("`", ""), verdict.comesBack].join(" ") : said;
}

/**
 * Keeps the focus where the next key does something: with a new question on its field or its words, after an answer on
 * the button that goes on. Not on the first question of a page: the address bar keeps what it has.
 */
function useQuizFocus({ key, part, verdict }: QuestionScreen): { readonly current: HTMLDivElement | null } {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef<string | null>(null);
  const answered = verdict !== null;
  useLayoutEffect(() => {
    const isFirst = last.current === null;
    last.current = key;
    if (isFirst && document.activeElement === document.body) return;
    const wanted = part.type === "text" && !answered ? "#quizanswer" : answered ? '[data-act="go"]' : "#quizprompt";
    place.current?.querySelector<HTMLElement>(wanted)?.focus({ preventScroll: !answered });
    if (!answered && !isFirst) window.scrollTo(0, 0);
    if (answered) place.current?.querySelector(".fb")?.scrollIntoView({ block: "nearest" });
  }, [key, answered, part.type]);
  return place;
}
