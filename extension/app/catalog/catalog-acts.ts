/** What a learner does with a roadmap as a whole. Each act is one transaction, and each is offered back. */
import type { Doc } from "yjs";
import type { CatalogEntry } from "#shared/catalog/catalog.ts";
import { markKnown, setEnrolmentField, type Enrolment } from "#shared/domain/enrolments.ts";
import { setMark, type Mark } from "#shared/domain/progress.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import type { MessageName } from "#ext/app/texts.ts";
import type { CatalogAct } from "./catalog-screen.ts";

const SAID: Record<CatalogAct, MessageName> = {
  restart: "undoRestarted",
  setAside: "undoSetAside",
  takeUp: "undoTakenUp",
};

export interface CatalogActs {
  /** Does nothing to a roadmap that was not begun, or when the library is read-only. */
  act(act: CatalogAct, roadmap: Pick<CatalogEntry, "id" | "title">): void;
}

export function createCatalogActs({ ports, library, undo }: AppContext): CatalogActs {
  const { texts, clock } = ports;
  const today = (): Day => dayOfWallClock(clock.wall(), library.view.peek().profile.rolloverHour);

  return {
    act: (act, { id, title }) => {
      const { enrolments, progress } = library.view.peek();
      const enrolment = enrolments.find(({ roadmap }) => roadmap === id) ?? null;
      if (library.readOnly || enrolment === null) return;
      const marks = [...progress].filter(([key]) => key.startsWith(`${id}/`));
      library.change((doc) => perform(doc, { act, id, marks, enrolment, day: today() }));
      undo.offer({
        message: texts.t(SAID[act], title),
        undo: () => library.change((doc) => takeBack(doc, { act, id, marks, enrolment })),
      });
    },
  };
}

/** The act, and all that it can change, as it was before. */
interface Before {
  readonly act: CatalogAct;
  readonly id: string;
  readonly marks: readonly (readonly [string, Mark])[];
  readonly enrolment: Enrolment;
}

type Now = Before & { readonly day: Day };

function perform(doc: Doc, { act, id, marks, enrolment, day }: Now): void {
  switch (act) {
    case "setAside":
      setEnrolmentField(doc, id, { archived: true });
      return;
    case "takeUp":
      setEnrolmentField(doc, id, { archived: false });
      return;
    case "restart":
      // Nothing is deleted: a mark that is taken back stays, as "open". Notes and reviews are not touched.
      for (const [key, mark] of marks) if (mark.state !== "open") setMark(doc, key, { ...mark, state: "open", day });
      for (const topic of enrolment.known) markKnown(doc, id, topic, false);
      setEnrolmentField(doc, id, { started: day, archived: false });
  }
}

function takeBack(doc: Doc, { act, id, marks, enrolment }: Before): void {
  setEnrolmentField(doc, id, { archived: enrolment.archived });
  if (act !== "restart") return;
  for (const [key, mark] of marks) setMark(doc, key, mark);
  for (const topic of enrolment.known) markKnown(doc, id, topic, true);
  setEnrolmentField(doc, id, { started: enrolment.started });
}
