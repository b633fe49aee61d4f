// @vitest-environment node
import { describe, expect, it } from "vitest";
import { toggleRow } from "#ext/app/progress/mark.ts";
import { countChanges } from "#ext/app/sync/learner-changes.ts";
import { enrol } from "#shared/domain/enrolments.ts";
import { listDoc, putDevice, putSender, writeRelay } from "#shared/domain/household.ts";
import { addNote, setNoteFields } from "#shared/domain/notes.ts";
import { keyOf } from "#shared/domain/ids.ts";
import { stampSchema } from "#shared/domain/schema-version.ts";
import { noteOf } from "#test/support/sample-note.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import * as Y from "yjs";

const DAY = 20_779;
const NOTHING = Y.snapshot(new Y.Doc());

/** A doc and its rows: one for each transaction, as y-indexeddb writes them. */
function rowed() {
  const doc = new Y.Doc();
  const rows: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => rows.push(update));
  return {
    doc,
    rows,
    act: (change: (doc: Y.Doc) => void) => doc.transact(() => change(doc)),
    count: (known = NOTHING) => countChanges(doc, rows, known),
  };
}

const tick = (doc: Y.Doc): void => {
  const topic = smallRoadmap.steps[0]?.topics[0];
  const task = topic?.tasks?.[0];
  toggleRow(doc, smallRoadmap, keyOf("small", task?.id ?? topic?.id ?? ""), DAY);
};

describe("the changes of a learner", () => {
  it("are the acts, however many marks one writes and however often a mark was written before", () => {
    const { act, count } = rowed();
    act((doc) => {
      stampSchema(doc);
      enrol(doc, "small", DAY, 1);
    });
    for (let i = 0; i < 3; i++) act(tick);
    expect(count()).toBe(4);
  });

  it("are not what a device notes of itself beside them", () => {
    const library = rowed();
    library.act((doc) => putDevice(doc, "d1", { name: "Desk", added: DAY, removed: false, number: 1 }));
    library.act((doc) => putSender(doc, "ab".repeat(16), "d1"));
    library.act((doc) => writeRelay(doc, "https://relay.test"));
    library.act((doc) => listDoc(doc, "notes/2026-11"));
    expect(library.count()).toBe(0);
    const notes = rowed();
    notes.act((doc) => addNote(doc, noteOf("n1")));
    notes.act((doc) => setNoteFields(doc, "n1", { topic: "one.b" }));
    expect(notes.count()).toBe(2);
  });

  it("are the things that were changed, where a trim has put the rows of several acts together", () => {
    const { doc, rows, act, count } = rowed();
    act(tick);
    const known = Y.snapshot(doc);
    act((to) => addNote(to, noteOf("n1")));
    act((to) => addNote(to, noteOf("n2")));
    act((to) => setNoteFields(to, "n2", { topic: "one.b" }));
    expect(count(known)).toBe(3);
    rows.splice(0, rows.length, Y.encodeStateAsUpdate(doc));
    expect(count(known)).toBe(2);
  });

  it("are counted over rows whose causes have not come, and over text that was taken away", () => {
    const { doc, rows, act } = rowed();
    act((to) => to.getText("text").insert(0, "words"));
    act((to) => to.getText("text").insert(5, "more"));
    act((to) => to.getText("text").delete(0, 2));
    expect(countChanges(doc, rows, NOTHING)).toBe(3);
    const behind = new Y.Doc();
    const [, second = new Uint8Array()] = rows;
    Y.applyUpdate(behind, second);
    expect(countChanges(behind, [second], NOTHING)).toBe(0);
  });
});
