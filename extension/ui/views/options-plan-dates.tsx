/** Options: what a change made of the accepted dates, and the days that are taken off. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { PlanOptions } from "#ext/app/options/plan-options.ts";
import type { DatesLine, PlanScreen } from "#ext/app/options/options-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { unreachable } from "#shared/std/assert.ts";
import { DayField } from "./day-field.tsx";

interface DatesProps {
  readonly dates: DatesLine;
  readonly plan: PlanOptions;
  readonly texts: Texts;
}

export function Dates({ dates, plan, texts }: DatesProps): VNode {
  switch (dates.type) {
    case "waiting":
      return (
        <div class="said dates" role="status" data-dates="waiting">
          <p>
            {texts.t("todayFinish")} <del class="num">{dates.before}</del> <b class="num">{dates.after}</b>.{" "}
            {texts.t("bannerNote")}
          </p>
          <button class="btn go" type="button" data-act="accept-dates" onClick={() => plan.acceptDates()}>
            {texts.t("bannerAccept")}
          </button>
        </div>
      );
    case "moved":
      return (
        <div class="said dates" role="status" data-dates="moved">
          <p>{dates.text}</p>
          <button class="btn" type="button" data-act="undo-dates" onClick={() => plan.undoDates()}>
            {texts.t("undo")}
          </button>
        </div>
      );
    case "told":
      return (
        <p class="said" role="status">
          {dates.text}
        </p>
      );
    default:
      return unreachable(dates);
  }
}

interface TimeOffProps {
  readonly screen: PlanScreen;
  readonly plan: PlanOptions;
  readonly texts: Texts;
}

export function TimeOff({ screen, plan, texts }: TimeOffProps): VNode {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [refused, setRefused] = useState(false);
  const add = (): void => {
    const added = plan.addTimeOff(from, to);
    setRefused(!added);
    if (!added) return;
    setFrom("");
    setTo("");
  };
  return (
    <div class="set set-wide">
      <div>
        <p class="t" id="timeoff">
          {texts.t("optionsTimeOff")}
        </p>
        <p class="small">{texts.t("optionsTimeOffText")}</p>
      </div>
      <form
        class="timeoff"
        aria-labelledby="timeoff"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <DayField
          id="off-from"
          label={texts.t("replanPauseFrom")}
          min={screen.earliest}
          value={from}
          onPick={setFrom}
        />
        <DayField
          id="off-to"
          label={texts.t("replanPauseTo")}
          min={from || screen.earliest}
          value={to}
          onPick={setTo}
        />
        <button class="btn" type="submit" data-act="add-time-off">
          {texts.t("optionsTimeOffAdd")}
        </button>
      </form>
      {refused ? (
        <p class="said fault" role="alert">
          {texts.t("optionsTimeOffRefused")}
        </p>
      ) : null}
      <ul class="offlist">
        {screen.timeOff.map((line) => (
          <li key={line.key}>
            <span class="num">{line.text}</span>
            <button
              class="linklike"
              type="button"
              aria-label={line.remove}
              onClick={() => plan.removeTimeOff(line.key)}
            >
              {texts.t("optionsTimeOffTakeBack")}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
