/** The sheet of keys. */
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { MessageName, Texts } from "#ext/app/texts.ts";

interface QuizHelpProps {
  readonly texts: Texts;
  readonly onClose: () => void;
}

const KEYS: readonly (readonly [readonly (string | { readonly name: MessageName })[], MessageName])[] = [
  [["1–9"], "quizHelpChoose"],
  [[{ name: "quizKeySpace" }, { name: "quizKeyEnter" }], "quizHelpGo"],
  [[{ name: "quizKeyEnter" }], "quizHelpEnter"],
  [[{ name: "quizKeyCtrlEnter" }], "quizHelpLines"],
  [["↑", "↓"], "quizHelpMove"],
  [["H"], "quizHelpHint"],
  [["U"], "quizHelpUndo"],
  [["?"], "quizHelpHelp"],
];

export function QuizHelp({ texts, onClose }: QuizHelpProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="keysheet"
      aria-labelledby="keysheettitle"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === "?") dialog.current?.close();
      }}
    >
      <h2 id="keysheettitle">{texts.t("quizHelpTitle")}</h2>
      <dl>
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => {
                const word = typeof key === "string" ? key : texts.t(key.name);
                return <kbd key={word}>{word}</kbd>;
              })}
            </dt>
            <dd>{texts.t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <button class="btn" type="button" data-act="close-help" onClick={() => dialog.current?.close()}>
        {texts.t("quizHelpClose")}
      </button>
    </dialog>
  );
}
