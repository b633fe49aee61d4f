/** What a learner can change of the plan, as changes of the library doc. They are tried out before they are made. */
import type { Doc } from "yjs";
import { addPause, endPause, overrideDay, pinTopic, type Pause } from "#shared/domain/calendar.ts";
import { chooseTrack, enrol, markKnown, setEnrolmentField } from "#shared/domain/enrolments.ts";
import { keyOf } from "#shared/domain/ids.ts";
import { changeHours } from "#shared/domain/profile.ts";
import { setMark } from "#shared/domain/progress.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { Day } from "#shared/std/day.ts";

export type PlanChange =
  /** Begins a roadmap on a day, in its revision; one that was begun keeps its first day. */
  | { readonly type: "begin"; readonly roadmap: string; readonly day: Day; readonly revision?: number }
  /** Null takes the pin away. */
  | { readonly type: "pin"; readonly roadmap: string; readonly topic: string; readonly day: Day | null }
  /** Both days included. `id` is random. */
  | { readonly type: "pause"; readonly id: string; readonly pause: Pause }
  /** Days of it before `day` stay off. */
  | { readonly type: "end-pause"; readonly id: string; readonly day: Day }
  /** Minutes of one day: 0 is a day off, null its weekday's own again. */
  | { readonly type: "day"; readonly day: Day; readonly minutes: number | null }
  /** 0 Sunday to 6 Saturday, from `day` on. */
  | { readonly type: "weekday"; readonly weekday: number; readonly minutes: number; readonly day: Day }
  | { readonly type: "share"; readonly roadmap: string; readonly share: number }
  | { readonly type: "target"; readonly roadmap: string; readonly day: Day | null }
  | { readonly type: "track"; readonly roadmap: string; readonly track: string; readonly option: string }
  | { readonly type: "known"; readonly roadmap: string; readonly topics: readonly string[]; readonly known: boolean }
  /** Leaves topics out, or takes them in again. `day` is the day of the mark. */
  | {
      readonly type: "skip";
      readonly roadmap: string;
      readonly topics: readonly string[];
      readonly skipped: boolean;
      readonly day: Day;
    };

export function applyChange(doc: Doc, change: PlanChange): void {
  switch (change.type) {
    case "begin":
      return enrol(doc, change.roadmap, change.day, change.revision);
    case "pin":
      return pinTopic(doc, change.roadmap, change.topic, change.day);
    case "pause":
      return addPause(doc, change.id, change.pause);
    case "end-pause":
      return endPause(doc, change.id, change.day);
    case "day":
      return overrideDay(doc, change.day, change.minutes);
    case "weekday": {
      // Only this weekday has an entry, so that another device's change of another one stays.
      const minutesByWeekday: number[] = [];
      minutesByWeekday[change.weekday] = change.minutes;
      return changeHours(doc, minutesByWeekday, change.day);
    }
    case "share":
      return setEnrolmentField(doc, change.roadmap, { share: change.share });
    case "target":
      return setEnrolmentField(doc, change.roadmap, { target: change.day });
    case "track":
      return chooseTrack(doc, change.roadmap, change.track, change.option);
    case "known":
      for (const topic of change.topics) markKnown(doc, change.roadmap, topic, change.known);
      return undefined;
    case "skip": {
      const state = change.skipped ? "skipped" : "open";
      for (const topic of change.topics) setMark(doc, keyOf(change.roadmap, topic), { state, day: change.day, rev: 1 });
      return undefined;
    }
    default:
      return unreachable(change);
  }
}
