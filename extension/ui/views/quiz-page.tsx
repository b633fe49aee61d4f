/** The quiz. Loaded when one of its addresses is opened, with a stylesheet of its own. */
import "./quiz.css";
import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { QuizWhat } from "#shared/quiz/queue.ts";
import type { QuizContext } from "#ext/app/quiz/quiz-context.ts";
import { createQuizModel } from "#ext/app/quiz/quiz-model.ts";
import type { QuizActs, QuizPage as Page } from "#ext/app/quiz/quiz-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Fault, Waiting } from "./page-edges.tsx";
import { QuizHelp } from "./quiz-help.tsx";
import { QuizHome, QuizNothing } from "./quiz-home.tsx";
import { quizKeyOf } from "./quiz-keys.ts";
import { QuizQuestion } from "./quiz-question.tsx";
import { QuizSummary } from "./quiz-summary.tsx";

export interface QuizPageProps {
  readonly what: QuizWhat | null;
  readonly context: QuizContext;
}

export function QuizPage({ what, context }: QuizPageProps): VNode {
  // The page is made anew for another address: `what` is the same for as long as it stands.
  const model = useMemo(() => createQuizModel(context, what), [context, what]);
  const [help, setHelp] = useState(false);
  const { texts } = context.ports;
  useEffect(() => model.start(), [model]);
  useQuizKeys(model.acts, () => setHelp(true));
  return (
    <>
      <QuizView page={model.page.value} acts={model.acts} texts={texts} onHelp={() => setHelp(true)} />
      {help ? <QuizHelp texts={texts} onClose={() => setHelp(false)} /> : null}
    </>
  );
}

interface QuizViewProps {
  readonly page: Page;
  readonly acts: QuizActs;
  readonly texts: Texts;
  readonly onHelp: () => void;
}

export function QuizView({ page, acts, texts, onHelp }: QuizViewProps): VNode {
  if (page.type === "loading") return <Waiting texts={texts} place="quizwait" />;
  if (page.type === "fault")
    return (
      <div class="quizmain">
        <Fault {...page} onRetry={() => acts.retry()} />
      </div>
    );
  const { screen } = page;
  switch (screen.state) {
    case "home":
      return <QuizHome screen={screen} acts={acts} texts={texts} />;
    case "question":
      return <QuizQuestion screen={screen} acts={acts} texts={texts} onHelp={onHelp} />;
    case "summary":
      return <QuizSummary screen={screen} acts={acts} texts={texts} />;
    case "nothing":
      return <QuizNothing screen={screen} />;
  }
}

/** Listens for as long as the page stands. A pointer's choice is told from one by keys: see `quizKeyOf`. */
function useQuizKeys(acts: QuizActs, onHelp: () => void): void {
  const pointed = useRef(false);
  useEffect(() => {
    const onPointer = (): void => void (pointed.current = true);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Tab" || event.key.startsWith("Arrow")) pointed.current = false;
      const key = event.defaultPrevented ? null : quizKeyOf(event, pointed.current);
      if (key === null) return;
      event.preventDefault();
      switch (key.type) {
        case "choose":
          if (!liftLine(key.number)) acts.choose(key.number);
          return;
        case "go":
          return acts.go();
        case "undo":
          return void acts.undo();
        case "hint":
          return acts.hint();
        case "help":
          return onHelp();
        case "held":
          return;
      }
    };
    document.addEventListener("pointerdown", onPointer);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPointer);
      document.removeEventListener("keydown", onKey);
    };
  }, [acts]);
}

/** In an order a digit goes to the line of that number, to be moved by arrows. */
function liftLine(number: number): boolean {
  const line = document.querySelector<HTMLElement>(`.sort:not(.still) [data-number="${number}"]`);
  line?.focus();
  return line !== null;
}
