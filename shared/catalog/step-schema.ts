/** What a step and its topics, resources and tasks must look like. */
import * as v from "valibot";
import { questionSchema } from "./question-schema.ts";
import {
  closed,
  countFromOne,
  id,
  line,
  listOf,
  minutes,
  oneOf,
  outcome,
  text,
  trackChoice,
  url,
  yearAndMonth,
  yesOrNo,
} from "./roadmap-fields.ts";
import type { Step } from "./roadmap.ts";

const resource = closed({
  title: line,
  url,
  kind: oneOf(["spec", "reference", "guide", "course", "video", "practice", "book", "tool"]),
  minutes: v.exactOptional(minutes),
  checked: v.exactOptional(yearAndMonth),
});

const task = closed({
  id,
  do: text,
  accept: listOf(text, 1),
  minutes,
  hint: v.exactOptional(text),
});

const former = {
  revision: countFromOne,
  title: v.exactOptional(line),
};

const topic = closed({
  id,
  rev: countFromOne,
  title: line,
  outcome: v.exactOptional(outcome),
  body: v.exactOptional(text),
  minutes,
  requires: v.exactOptional(
    v.pipe(
      listOf(id),
      v.check((ids) => new Set(ids).size === ids.length, "Must name each topic once."),
    ),
  ),
  optional: v.exactOptional(yesOrNo),
  track: v.exactOptional(trackChoice),
  resources: v.exactOptional(listOf(resource)),
  tasks: v.exactOptional(listOf(task)),
  since: v.exactOptional(countFromOne),
  was: v.exactOptional(listOf(closed({ ...former, step: v.exactOptional(id) }), 1)),
});

export const stepSchema = closed({
  id,
  title: line,
  shortTitle: v.exactOptional(line),
  description: text,
  topics: listOf(topic, 1),
  questions: v.exactOptional(listOf(questionSchema)),
  was: v.exactOptional(listOf(closed(former), 1)),
}) satisfies v.GenericSchema<unknown, Step>;
