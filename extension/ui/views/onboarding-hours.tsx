/** Minutes of each weekday: one stop of the Tab key a day, arrow keys or buttons change it. */
import type { VNode } from "preact";
import type { HoursDay } from "#ext/app/onboarding/onboarding-screen.ts";
import type { OnboardingModel } from "#ext/app/onboarding/onboarding-model.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { OnboardingPartProps } from "./onboarding-page.tsx";

export function HoursGrid({ screen, onboarding, texts }: OnboardingPartProps): VNode {
  return (
    <div class="hours">
      {screen.hours.map((day) => (
        <Day key={day.weekday} day={day} onboarding={onboarding} texts={texts} />
      ))}
    </div>
  );
}

interface DayProps {
  readonly day: HoursDay;
  readonly onboarding: OnboardingModel;
  readonly texts: Texts;
}

function Day({ day, onboarding, texts }: DayProps): VNode {
  const { weekday } = day;
  const onKey = (event: KeyboardEvent): void => {
    const act = {
      ArrowUp: () => onboarding.lengthen(weekday),
      ArrowDown: () => onboarding.shorten(weekday),
      Home: () => onboarding.setMinutes(weekday, 0),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  return (
    <div class={day.minutes === 0 ? "off" : ""}>
      <span class="d" aria-hidden="true">
        {day.short}
      </span>
      <span class="col" aria-hidden="true">
        <i style={{ "--share": `${day.share}%` }} />
      </span>
      <span
        class="value num"
        role="spinbutton"
        tabIndex={0}
        aria-label={texts.t("optionsMinutesOn", day.long)}
        aria-valuenow={day.minutes}
        aria-valuemin={0}
        aria-valuetext={day.said}
        data-weekday={weekday}
        onKeyDown={onKey}
      >
        {day.value}
      </span>
      <span class="pm">
        <button
          type="button"
          tabIndex={-1}
          aria-label={texts.t("startLess", day.long)}
          onClick={() => onboarding.shorten(weekday)}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={texts.t("startMore", day.long)}
          onClick={() => onboarding.lengthen(weekday)}
        >
          <Icon name="plus" />
        </button>
      </span>
    </div>
  );
}
