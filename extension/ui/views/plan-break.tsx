/** Taking a break: the first and the last day. The plan goes on after it, and nothing is owed. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { PlanViewProps } from "./plan-page.tsx";

export function BreakForm({ page, screen, texts, onDone }: PlanViewProps & { readonly onDone: () => void }): VNode {
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const last = useRef<HTMLInputElement>(null);
  // The learner pressed the button that opened it.
  useEffect(() => first.current?.focus(), []);
  const take = (): void => {
    const said = page.acts.takeBreak(first.current?.value ?? "", last.current?.value ?? "");
    setProblem(said);
    if (said === null) onDone();
  };
  return (
    <form
      class="breakform"
      aria-label={texts.t("planTakeBreak")}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <label class="field">
        <span class="label">{texts.t("breakFrom")}</span>
        <input class="input num" ref={first} name="from" type="date" defaultValue={screen.today} />
      </label>
      <label class="field">
        <span class="label">{texts.t("breakTo")}</span>
        <input class="input num" ref={last} name="to" type="date" defaultValue={screen.today} />
      </label>
      <button class="btn go" type="submit" data-act="take-break">
        {texts.t("planTakeBreak")}
      </button>
      <button class="btn quiet" type="button" onClick={onDone}>
        {texts.t("breakNot")}
      </button>
      <p class="said small" role="alert">
        {problem === null ? null : (
          <>
            <Icon name="fault" />
            {problem}
          </>
        )}
      </p>
    </form>
  );
}
