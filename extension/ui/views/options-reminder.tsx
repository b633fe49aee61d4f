/** Options: one notification a day, at the learner's hour. */
import type { VNode } from "preact";
import type { ReminderOptions } from "#ext/app/options/reminder-options.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Setting, Switch } from "./options-section.tsx";

export interface ReminderSettingProps {
  readonly reminder: ReminderOptions;
  readonly texts: Texts;
}

/** A line of the plan's section. */
export function ReminderSetting({ reminder, texts }: ReminderSettingProps): VNode {
  const { on, time, refused } = reminder.screen.value;
  return (
    <>
      <Setting title={texts.t("reminderTitle")} text={texts.t("reminderAbout")}>
        <div class="row">
          {on ? (
            <input
              class="input num remindertime"
              type="time"
              name="reminder-time"
              aria-label={texts.t("reminderTime")}
              value={time}
              onChange={(event) => void reminder.setTime(event.currentTarget.value)}
            />
          ) : null}
          <Switch
            name="reminder"
            label={texts.t("reminderTitle")}
            on={on}
            onChange={(next) => void reminder.setOn(next)}
          />
        </div>
      </Setting>
      {refused === null ? null : (
        <p class="said" role="status" data-reminder-refused>
          {refused}
        </p>
      )}
    </>
  );
}
