/** The clock of a topic: its control, and the question when it was forgotten. */
import type { VNode } from "preact";
import { clockLine, type ClockLine } from "#ext/app/study/clock-line.ts";
import type { TimedTopic, Timer } from "#ext/app/study/timer.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface ClockButtonProps {
  readonly line: ClockLine;
  readonly onToggle: () => void;
}

export function ClockButton({ line, onToggle }: ClockButtonProps): VNode {
  return (
    <button class="linklike clock num" type="button" data-act="clock" aria-pressed={line.running} onClick={onToggle}>
      {line.label}
    </button>
  );
}

export interface TopicClockProps {
  readonly timer: Timer;
  readonly topic: TimedTopic;
  readonly texts: Texts;
}

/** The control where it follows the clock by itself. */
export function TopicClock({ timer, topic, texts }: TopicClockProps): VNode {
  return <ClockButton line={clockLine(texts, timer.running.value, topic)} onToggle={() => timer.toggle(topic)} />;
}

/** Asks how long it really was. */
export function ClockQuestion({ timer, texts }: Omit<TopicClockProps, "topic">): VNode | null {
  const question = timer.question.value;
  if (!question) return null;
  const { running, ran, choices } = question;
  const [hour, rest] = [Math.floor(ran / 60), ran % 60];
  const hours = rest === 0 ? texts.t("readerHours", hour) : texts.t("hoursAndMinutes", hour, rest);
  // A number and its unit stay on one line.
  const length = hours.replaceAll(" ", "\u00a0");
  return (
    <div class="clockbox" role="alertdialog" aria-labelledby="clock-question">
      <p id="clock-question">{texts.t("clockQuestion", running.title, length)}</p>
      <div class="row">
        {choices.map((minutes) => (
          <button key={minutes} class="btn num" type="button" onClick={() => timer.answer(minutes)}>
            {texts.t("minutesShort", minutes)}
          </button>
        ))}
        <button class="btn quiet" type="button" onClick={() => timer.answer(0)}>
          {texts.t("clockNothing")}
        </button>
      </div>
    </div>
  );
}
