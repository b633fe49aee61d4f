/** The details of each way on: which days get minutes, which topics stay out, from when to when. */
import type { VNode } from "preact";
import type { ReplanModel } from "#ext/app/planning/replan-model.ts";
import type { AddPart as Add, PausePart as Pause, SkipTopic } from "#ext/app/planning/replan-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { DayField } from "./day-field.tsx";

interface PartProps {
  readonly replan: ReplanModel;
  readonly texts: Texts;
}

/** Minutes are added in steps of five, as the planner offers them. */
const STEP = 5;

export function AddPart({ add, replan, texts }: PartProps & { readonly add: Add }): VNode {
  return (
    <div class="part" data-part="add">
      <div class="stepper">
        <span class="pm">
          <button
            type="button"
            aria-label={texts.t("replanLess")}
            onClick={() => replan.setMinutes(add.minutes - STEP)}
          >
            <Icon name="minus" />
          </button>
          <button
            type="button"
            aria-label={texts.t("replanMore")}
            onClick={() => replan.setMinutes(add.minutes + STEP)}
          >
            <Icon name="plus" />
          </button>
        </span>
        <output class="num" aria-live="polite">
          {add.said}
        </output>
      </div>
      <div class="week7" role="group" aria-label={texts.t("replanDays")}>
        {add.days.map((day) => (
          <label class="choice" key={day.weekday}>
            <input
              type="checkbox"
              aria-label={`${day.long}: ${day.minutes}`}
              checked={day.chosen}
              onChange={() => replan.toggleWeekday(day.weekday)}
            />
            <span>{day.short}</span>
            <small>{day.minutes}</small>
          </label>
        ))}
      </div>
    </div>
  );
}

export function SkipPart({ topics, replan, texts }: PartProps & { readonly topics: readonly SkipTopic[] }): VNode {
  return (
    <div class="part know" role="group" aria-label={texts.t("replanSkip")} data-part="skip">
      {topics.map((topic) => (
        <label class="choice" key={topic.key}>
          <input type="checkbox" checked={topic.chosen} onChange={() => replan.toggleTopic(topic.key)} />
          <span dir="auto">{topic.title}</span>
          <span class="meta num">{topic.minutes}</span>
        </label>
      ))}
    </div>
  );
}

export function PausePart({ pause, replan, texts }: PartProps & { readonly pause: Pause }): VNode {
  return (
    <div class="part" data-part="pause">
      <div class="two">
        <DayField
          id="pause-from"
          label={texts.t("replanPauseFrom")}
          min={pause.earliest}
          value={pause.from}
          onPick={(day) => replan.setPause(day, pause.to)}
        />
        <DayField
          id="pause-to"
          label={texts.t("replanPauseTo")}
          min={pause.from}
          value={pause.to}
          onPick={(day) => replan.setPause(pause.from, day)}
        />
      </div>
      {pause.problem ? (
        <p class="small" role="alert">
          {pause.problem}
        </p>
      ) : null}
    </div>
  );
}
