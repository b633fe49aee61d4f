/** The clock's control in words. It says since when it runs and not how long: nothing on the page ticks. */
import type { Texts } from "#ext/app/texts.ts";
import type { Running } from "./running.ts";

export interface ClockLine {
  readonly label: string;
  readonly running: boolean;
}

/** For a topic; a clock that runs for another one is named, since starting this one stops it. */
export function clockLine(
  texts: Texts,
  running: Running | null,
  topic: { readonly roadmap: string; readonly topic: string },
): ClockLine {
  if (!running) return { label: texts.t("clockStart"), running: false };
  if (running.roadmap === topic.roadmap && running.topic === topic.topic)
    return { label: texts.t("clockStop", texts.time(running.at)), running: true };
  return { label: texts.t("clockSwitch", running.title), running: false };
}
