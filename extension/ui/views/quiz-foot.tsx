/** The row at the foot of a question: its keys, and the one thing to press. */
import type { VNode } from "preact";
import type { QuestionScreen, QuizActs } from "#ext/app/quiz/quiz-screen.ts";
import type { Texts } from "#ext/app/texts.ts";

interface QuizFootProps {
  readonly screen: QuestionScreen;
  readonly acts: Pick<QuizActs, "go">;
  readonly texts: Texts;
  readonly onHelp: () => void;
}

/** A card is not checked, so its key stands on the button alone. */
export function QuizFoot({ screen, acts, texts, onHelp }: QuizFootProps): VNode {
  return (
    <div class="foot">
      <div>
        <div class="keys">
          <ChooseKeys screen={screen} texts={texts} />
          {screen.part.type === "card" ? null : (
            <span>
              <kbd>{goKey(screen, texts)}</kbd>
              {texts.t("quizKeyGo")}
            </span>
          )}
          <button class="linklike" type="button" data-act="help" onClick={onHelp}>
            <kbd>?</kbd> {texts.t("quizKeyHelp")}
          </button>
        </div>
        <button
          class="btn go"
          type="button"
          data-act="go"
          disabled={!screen.canGo}
          aria-keyshortcuts="Space Enter"
          onClick={() => acts.go()}
        >
          {screen.goLabel} <kbd>{goKey(screen, texts)}</kbd>
        </button>
      </div>
    </div>
  );
}

function ChooseKeys({ screen: { part, verdict }, texts }: Pick<QuizFootProps, "screen" | "texts">): VNode | null {
  if (verdict !== null || part.type === "text") return null;
  const count = part.type === "options" ? part.options.length : part.type === "order" ? part.items.length : 3;
  if (part.type === "card" && part.back === null) return null;
  return (
    <span>
      <kbd>1</kbd>–<kbd>{Math.min(9, count)}</kbd>
      {texts.t(part.type === "order" ? "quizKeyLift" : "quizKeyChoose")}
    </span>
  );
}

/** What goes on here: a text field keeps Space, and one of several lines Enter too. */
function goKey({ part, verdict }: QuestionScreen, texts: Texts): string {
  if (part.type !== "text" || verdict !== null) return texts.t("quizKeySpace");
  return texts.t(part.lines ? "quizKeyCtrlEnter" : "quizKeyEnter");
}
