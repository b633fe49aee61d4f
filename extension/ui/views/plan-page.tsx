/** The plan page: the days and their load, with progress beside them. Loaded when its address is opened. */
import "./plan.css";
import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { createPlanPage, type PlanPage, type PlanPageContext } from "#ext/app/plan/plan-page.ts";
import type { PlanPageScreen } from "#ext/app/plan/plan-screen.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { BreakForm } from "./plan-break.tsx";
import { DatesMoved } from "./dates-moved.tsx";
import { PlanDays } from "./plan-days.tsx";
import { PlanSide } from "./plan-side.tsx";
import { undoOfKey } from "./reader-keys.ts";

export function PlanPageView({ context }: { readonly context: PlanPageContext }): VNode {
  const page = useMemo(() => createPlanPage(context), [context]);
  const { texts } = context.ports;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (undoOfKey(event) && (context.undo.undo() || page.undoAccept())) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [context, page]);
  const screen = page.screen.value;
  return <div class="planpage">{screen ? <Plan {...{ page, screen, texts }} /> : <Nothing texts={texts} />}</div>;
}

export interface PlanViewProps {
  readonly page: PlanPage;
  readonly screen: PlanPageScreen;
  readonly texts: Texts;
}

function Plan(props: PlanViewProps): VNode {
  const { page, screen, texts } = props;
  const { head } = screen;
  const [asking, setAsking] = useState(false);
  const breakButton = useRef<HTMLButtonElement>(null);
  return (
    <div class="plancols">
      <div class="planmain">
        <div class="planhead">
          <div>
            <p class="meta num">{head.meta}</p>
            <h1>{head.title}</h1>
            <p class="small">{head.lede}</p>
          </div>
          <div class="row">
            {screen.readOnly === null ? (
              <button
                class="btn"
                type="button"
                data-act="break"
                ref={breakButton}
                aria-expanded={asking}
                onClick={() => setAsking(!asking)}
              >
                <Icon name="pause" />
                {texts.t("planTakeBreak")}
              </button>
            ) : null}
            <a class="btn" href="options.html#plan">
              {texts.t("planChangeDays")}
            </a>
          </div>
        </div>
        {asking ? (
          <BreakForm
            {...props}
            onDone={() => {
              setAsking(false);
              breakButton.current?.focus();
            }}
          />
        ) : null}
        {screen.readOnly === null ? null : <p class="banner">{screen.readOnly}</p>}
        {screen.accepted ? <DatesMoved moved={screen.accepted} onUndo={() => page.undoAccept()} /> : null}
        {head.notes.map((note) => (
          <p key={note} class="plannote small">
            {note}
          </p>
        ))}
        <PlanDays {...props} />
        <p class="planfoot">
          {screen.more === null ? null : (
            <button class="btn quiet" type="button" data-act="more" onClick={() => page.showMore()}>
              {screen.more}
            </button>
          )}
          <button class="btn quiet" type="button" data-act="calendar" onClick={() => void page.exportCalendar()}>
            <Icon name="down" />
            {texts.t("planCalendar")}
          </button>
        </p>
      </div>
      <PlanSide {...props} />
    </div>
  );
}

function Nothing({ texts }: { readonly texts: Texts }): VNode {
  return (
    <div class="plannone">
      <h1>{texts.t("planNoneTitle")}</h1>
      <p class="lede">{texts.t("planNoneLede")}</p>
      <p>
        <a class="btn go" href={hashOf({ type: "today" })}>
          {texts.t("planNoneStart")}
        </a>
      </p>
    </div>
  );
}
