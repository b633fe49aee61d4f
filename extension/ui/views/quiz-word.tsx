/** What an answer was, in a word with its mark: never by colour alone. */
import type { VNode } from "preact";
import { Icon } from "#ext/ui/kit/icon.tsx";

interface QuizWordProps {
  readonly state: "right" | "wrong" | "rest" | null;
  readonly word: string;
}

export function QuizWord({ state, word }: QuizWordProps): VNode | null {
  if (word === "" || state === null || state === "rest") return null;
  return (
    <span class="vd">
      <Icon name={state === "right" ? "tick" : "cross"} />
      <span>{word}</span>
    </span>
  );
}
