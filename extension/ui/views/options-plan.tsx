/** Options: hours, the day's start, and what the plan shows. */
import type { VNode } from "preact";
import type { PlanOptions } from "#ext/app/options/plan-options.ts";
import type { TrackScreen, WeekdayField } from "#ext/app/options/options-screen.ts";
import type { ReminderOptions } from "#ext/app/options/reminder-options.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Dates, TimeOff } from "./options-plan-dates.tsx";
import { ReminderSetting } from "./options-reminder.tsx";
import { Section, Segments, Setting, Switch } from "./options-section.tsx";

export interface PlanSectionProps {
  readonly plan: PlanOptions;
  readonly texts: Texts;
  readonly reminder: ReminderOptions;
}

export function PlanSection({ plan, texts, reminder }: PlanSectionProps): VNode {
  const screen = plan.screen.value;
  return (
    <Section id="plan" title={texts.t("optionsPlan")} intro={texts.t("optionsPlanIntro")}>
      {screen.notice === null ? null : (
        <p class="said fault" role="alert">
          {screen.notice}
        </p>
      )}
      <div class="set set-wide">
        <div>
          <p class="t" id="hours">
            {texts.t("optionsHours")}
          </p>
          <p class="small num" aria-live="polite">
            {screen.summary}
          </p>
        </div>
        <div class="weekdays" role="group" aria-labelledby="hours">
          {screen.days.map((day) => (
            <Weekday key={day.weekday} day={day} plan={plan} label={texts.t("optionsMinutesOn", day.long)} />
          ))}
        </div>
      </div>
      {screen.dates ? <Dates dates={screen.dates} plan={plan} texts={texts} /> : null}
      <Setting title={texts.t("optionsPace")} text={texts.t("optionsPaceText")}>
        <Segments
          name="pace"
          label={texts.t("optionsPace")}
          choices={screen.paces}
          onChoose={(minutes) => plan.setPace(minutes)}
        />
      </Setting>
      <Setting title={texts.t("optionsChoices")} text={texts.t("optionsChoicesText")}>
        <a class="btn" href="newtab.html#/start">
          {texts.t("optionsChoicesOpen")}
        </a>
      </Setting>
      <TimeOff screen={screen} plan={plan} texts={texts} />
      <Setting title={texts.t("optionsRollover")} text={texts.t("optionsRolloverText")}>
        <Segments
          name="rollover"
          label={texts.t("optionsRollover")}
          choices={screen.rollover}
          onChoose={(hour) => plan.setRollover(hour)}
        />
      </Setting>
      {screen.tracks.map((track) => (
        <Track key={`${track.roadmap}/${track.track}`} track={track} plan={plan} />
      ))}
      {screen.shares.map((share) => (
        <Setting key={share.roadmap} title={share.title} text={share.text}>
          <Segments
            name={`share-${share.roadmap}`}
            label={texts.t("optionsShare", share.title)}
            choices={share.choices}
            onChoose={(value) => plan.setShare(share.roadmap, value)}
          />
        </Setting>
      ))}
      <Setting title={texts.t("optionsBreathe")} text={texts.t("optionsBreatheText")}>
        <Switch
          name="breathe"
          label={texts.t("optionsBreathe")}
          on={screen.breathe}
          onChange={(on) => plan.setBreathe(on)}
        />
      </Setting>
      <Setting title={texts.t("optionsWeek")} text={texts.t("optionsWeekText")}>
        <Switch
          name="week"
          label={texts.t("optionsWeek")}
          on={screen.showWeek}
          onChange={(on) => plan.setShowWeek(on)}
        />
      </Setting>
      <Setting title={texts.t("optionsBadge")} text={texts.t("optionsBadgeText")}>
        <Switch
          name="badge"
          label={texts.t("optionsBadge")}
          on={screen.showBadge}
          onChange={(on) => plan.setShowBadge(on)}
        />
      </Setting>
      <ReminderSetting reminder={reminder} texts={texts} />
    </Section>
  );
}

interface WeekdayProps {
  readonly day: WeekdayField;
  readonly plan: PlanOptions;
  readonly label: string;
}

function Weekday({ day, plan, label }: WeekdayProps): VNode {
  return (
    <label class="weekday">
      <span aria-hidden="true">{day.short}</span>
      <input
        class="input num"
        type="number"
        name={`minutes-${day.weekday}`}
        inputmode="numeric"
        min={0}
        max={1440}
        step={5}
        aria-label={label}
        value={day.minutes}
        onChange={(event) => {
          plan.setMinutes(day.weekday, event.currentTarget.valueAsNumber);
          // What was typed may be no number, or the same minutes written otherwise.
          event.currentTarget.value = String(plan.screen.value.days.find((d) => d.weekday === day.weekday)?.minutes);
        }}
      />
    </label>
  );
}

function Track({ track, plan }: { readonly track: TrackScreen; readonly plan: PlanOptions }): VNode {
  return (
    <Setting title={track.title} text={track.roadmapTitle}>
      <Segments
        name={`track-${track.roadmap}-${track.track}`}
        label={track.title}
        choices={track.options}
        onChoose={(option) => plan.setTrack(track.roadmap, track.track, option)}
      />
    </Setting>
  );
}
