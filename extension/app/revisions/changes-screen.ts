/** What a revision changed, said once, and what is kept of topics that are gone. */
import { changesSince, livingTopics, type Change } from "#shared/catalog/revisions.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { keyOf } from "#shared/domain/ids.ts";
import type { Progress } from "#shared/domain/progress.ts";
import { setEnrolmentField } from "#shared/domain/enrolments.ts";
import type { LibraryModel, LibraryView } from "#ext/app/library-model.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface ChangesScreen {
  readonly title: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly close: string;
}

/** Null when the learner does not walk the roadmap, or knows all of it. */
export function changesScreen(texts: Texts, roadmap: Roadmap, view: LibraryView): ChangesScreen | null {
  const enrolment = view.enrolments.find((one) => one.roadmap === roadmap.id);
  if (!enrolment) return null;
  const changes = changesSince(roadmap, enrolment.seen);
  if (changes.length === 0) return null;
  return {
    title: texts.t("changesTitle", roadmap.title),
    text: texts.t("changesText"),
    lines: changes.map((change) => lineOf(texts, change)),
    close: texts.t("changesClose"),
  };
}

/** The learner has read what changed: it is not said again, on no device. */
export function seeChanges(library: LibraryModel, roadmap: Roadmap): void {
  library.change((doc) => setEnrolmentField(doc, roadmap.id, { seen: roadmap.revision }));
}

function lineOf(texts: Texts, change: Change): string {
  switch (change.type) {
    case "renamed":
      return texts.t("changeRenamed", change.from, change.to);
    case "moved":
      return texts.t("changeMoved", change.title, change.from, change.to);
    case "split": {
      const into = new Intl.ListFormat(texts.locale).format(change.into.map((title) => texts.t("quoted", title)));
      return texts.t(change.into.length === 1 ? "changeReplaced" : "changeSplit", change.title, into);
    }
    case "retired":
      return texts.t("changeRetired", change.title);
    case "added":
      return texts.t("changeAdded", change.title, change.step);
  }
}

/** A topic that is no longer in the roadmap and had a mark. */
export interface GoneTopic {
  readonly title: string;
  readonly status: string;
}

export function goneTopics(texts: Texts, roadmap: Roadmap, progress: Progress): readonly GoneTopic[] {
  return (roadmap.retired ?? []).flatMap(({ id, title }) => {
    const mark = progress.get(keyOf(roadmap.id, id));
    if (title === undefined || mark?.state !== "done" || livingTopics(roadmap, id).length > 0) return [];
    return [{ title, status: texts.t("readerDoneOn", texts.date(mark.day)) }];
  });
}
