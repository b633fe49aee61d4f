/** The learner's acts on the topics of a roadmap. Each is offered back. */
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import { findTopic } from "#shared/catalog/topics.ts";
import { keyOf } from "#shared/domain/ids.ts";
import { isDone, type ProgressState } from "#shared/domain/progress.ts";
import { dayOfWallClock } from "#shared/std/day.ts";
import { markTopic, restoreMarks, toggleRow, topicOfRow, type Before } from "#ext/app/progress/mark.ts";
import type { MessageName } from "#ext/app/texts.ts";
import type { ReaderContext } from "./reader-context.ts";

export interface TopicActs {
  /** Does nothing when the topic has the mark already. */
  mark(topic: string, state: ProgressState): void;
  /** Ticks a topic done, or takes its mark back. */
  toggleTopic(topic: string): void;
  /** Turns the tick of a reading or a task. */
  toggleRow(key: string): void;
  /** Keeps a line of the learner's with a topic; false when it could not be saved. */
  addLine(step: string, topic: string, text: string): Promise<boolean>;
}

const SAID: Record<ProgressState, MessageName> = {
  done: "undoTopicDone",
  learning: "undoLearning",
  skipped: "undoSkipped",
  open: "undoReset",
};

export function createTopicActs({ ports, library, undo, notes }: ReaderContext, roadmap: Roadmap): TopicActs {
  const { texts, clock } = ports;
  const today = (): number => dayOfWallClock(clock.wall(), library.view.peek().profile.rolloverHour);

  function offerBack(message: string, before: Before): void {
    undo.offer({ message, undo: () => library.change((doc) => restoreMarks(doc, before, today())) });
  }

  function setMark(topic: Topic, state: ProgressState): void {
    const now = library.view.peek().progress.get(keyOf(roadmap.id, topic.id))?.state ?? "open";
    if (library.readOnly || now === state) return;
    library.change((doc) =>
      offerBack(texts.t(SAID[state], topic.title), markTopic(doc, roadmap, topic, state, today())),
    );
  }

  return {
    mark: (id, state) => {
      const found = findTopic(roadmap, id);
      if (found) setMark(found.topic, state);
    },
    toggleTopic: (id) => {
      const found = findTopic(roadmap, id);
      const state = library.view.peek().progress.get(keyOf(roadmap.id, id))?.state;
      if (found) setMark(found.topic, state === "done" ? "open" : "done");
    },
    toggleRow: (key) => {
      const topic = topicOfRow(roadmap, key);
      if (library.readOnly || !topic) return;
      const said = isDone(library.view.peek().progress, key) ? "undoUnticked" : "undoTicked";
      library.change((doc) =>
        offerBack(texts.t(said, rowTitle(roadmap, topic, key)), toggleRow(doc, roadmap, key, today())),
      );
    },
    addLine: async (step, topic, text) => {
      const kept = await notes.addLine({ roadmap: roadmap.id, step, topic, text });
      if (!kept.ok) return false;
      undo.offer({ message: texts.t("topicNoteKept"), undo: () => void notes.trash(kept.value.id) });
      return true;
    },
  };
}

function rowTitle(roadmap: Roadmap, topic: Topic, key: string): string {
  const read = topic.resources?.find(({ url }) => key.endsWith(`/${url}`));
  const task = topic.tasks?.find(({ id }) => keyOf(roadmap.id, id) === key);
  return read?.title ?? task?.do ?? topic.title;
}
