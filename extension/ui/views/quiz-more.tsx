/** What else can be done with a question: leave it until tomorrow, leave it for good, say that it is wrong. */
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { MoreActs, QuizActs } from "#ext/app/quiz/quiz-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";

interface QuizMoreProps {
  readonly more: MoreActs;
  readonly acts: Pick<QuizActs, "bury" | "suspend" | "complain">;
}

export function QuizMore({ more, acts }: QuizMoreProps): VNode {
  const [complaining, setComplaining] = useState(false);
  const remark = useRef<HTMLTextAreaElement>(null);
  const send = (): void => {
    const text = remark.current?.value.trim() ?? "";
    if (text === "") return;
    acts.complain(text);
    setComplaining(false);
  };
  return (
    <details class="quizmore">
      <summary>
        {more.label} <Icon name="chevron" />
      </summary>
      <div class="moreacts">
        <button class="linklike" type="button" data-act="bury" onClick={() => acts.bury()}>
          {more.bury}
        </button>
        <button class="linklike" type="button" data-act="suspend" onClick={() => acts.suspend()}>
          {more.suspend}
        </button>
        {more.complained === null ? (
          <button
            class="linklike"
            type="button"
            data-act="complain"
            aria-expanded={complaining}
            onClick={() => setComplaining(!complaining)}
          >
            {more.complain}
          </button>
        ) : null}
      </div>
      {more.complained === null ? null : (
        <p class="small" role="status">
          {more.complained}
        </p>
      )}
      {complaining && more.complained === null ? (
        <div class="field remark">
          <label for="quizremark">{more.complainLabel}</label>
          <textarea ref={remark} id="quizremark" class="area" rows={3} maxLength={2000} dir="auto" />
          <button class="btn" type="button" data-act="send-remark" onClick={send}>
            {more.complainSend}
          </button>
        </div>
      ) : null}
    </details>
  );
}
