import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { createDocSide } from "#ext/app/sync/doc-side.ts";
import { LIBRARY, notesDocOfDay, type DocName } from "#shared/domain/ids.ts";
import { addNote } from "#shared/domain/notes.ts";
import { dayOfIso } from "#shared/std/day.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { createMemoryDocRows } from "#test/support/memory-doc-rows.ts";
import { createMemoryDisk, createMemoryDocStore } from "#test/support/memory-doc-store.ts";
import { noteOf } from "#test/support/sample-note.ts";

const NOTHING = new Uint8Array();

function browser() {
  const disk = createMemoryDisk();
  const docs = createMemoryDocStore(disk);
  const side = createDocSide({ docs, rows: createMemoryDocRows(disk) });
  return {
    disk,
    side,
    async edit(change: (doc: Y.Doc) => void, name: DocName = LIBRARY) {
      const opened = unwrap(await docs.open(name));
      change(opened.doc);
      unwrap(await opened.saved());
      await opened.close();
    },
    async state(name: DocName = LIBRARY) {
      const opened = unwrap(await docs.open(name));
      const state = hexOfBytes(Y.encodeStateAsUpdate(opened.doc));
      await opened.close();
      return state;
    },
    async owed(known: Uint8Array = NOTHING, through = 0, name: DocName = LIBRARY) {
      return unwrap(await side.owed(name, new Uint8Array(known), through));
    },
    async apply(update: Uint8Array, known: Uint8Array = NOTHING, schemaMajor = 1) {
      return unwrap(await side.apply(LIBRARY, new Uint8Array(known), [{ update, schemaMajor, isOnRelay: true }]));
    },
  };
}

async function owedBy(of: ReturnType<typeof browser>, known = NOTHING, through = 0) {
  const owed = await of.owed(known, through);
  if (owed.type !== "update") throw new Error(`owed is ${owed.type}`);
  return owed;
}

describe("what a doc owes", () => {
  it("[S1] [S4] is the rows since the last that was sealed", async () => {
    const a = browser();
    await a.edit((doc) => doc.getMap("map").set("x", "first ".repeat(100)));
    const first = await owedBy(a);
    expect(first).toMatchObject({ through: 1, changes: 1 });
    await a.edit((doc) => doc.getMap("map").set("y", 1));
    const second = await owedBy(a, first.brings, first.through);
    expect(second).toMatchObject({ through: 2, changes: 1 });
    expect(second.update.length).toBeLessThan(60);
    expect(await a.owed(second.brings, second.through)).toMatchObject({ type: "nothing", through: 2 });
  });

  it("[S4] is a delete too", async () => {
    const a = browser();
    await a.edit((doc) => doc.getMap("map").set("x", 1));
    const { brings } = await owedBy(a);
    await a.edit((doc) => doc.getMap("map").delete("x"));
    expect((await owedBy(a, brings, 1)).changes).toBe(1);
  });

  it("[S4] is not what came from the relay, nor a row that a trim made of all", async () => {
    const [a, b] = [browser(), browser()];
    await a.edit((doc) => doc.getMap("map").set("x", 1));
    const applied = await b.apply((await owedBy(a)).update);
    if (applied.type !== "applied") throw new Error("lost");
    expect(await b.owed(applied.known)).toMatchObject({ type: "nothing", through: 1 });
    await b.edit((doc) => doc.getMap("map").set("y", 1));
    const rows = b.disk.rows.get(LIBRARY) ?? [];
    b.disk.rows.set(LIBRARY, [new Uint8Array(), Y.mergeUpdates(rows)].slice(1));
    const rest = await owedBy(b, applied.known);
    expect(Y.parseUpdateMeta(rest.update).to.size).toBe(1);
  });

  it("[S4] is the whole difference when the rows do not explain the doc", async () => {
    const a = browser();
    await a.edit((doc) => doc.getMap("map").set("x", 1));
    await a.edit((doc) => doc.getMap("map").set("y", 1));
    // Sealed through row 2, but nothing of it is known: `known` was emptied.
    const scratch = new Y.Doc();
    Y.applyUpdate(scratch, (await owedBy(a, NOTHING, 2)).update);
    expect([...scratch.getMap("map").keys()].sort()).toEqual(["x", "y"]);
  });

  it("[S13] is not counted from a doc that does not contain what is known", async () => {
    const a = browser();
    await a.edit((doc) => doc.getMap("map").set("x", 1));
    const { brings } = await owedBy(a);
    a.disk.rows.set(LIBRARY, []);
    expect(await a.owed(brings, 1)).toEqual({ type: "lost" });
    expect(await a.apply(Y.encodeStateAsUpdate(new Y.Doc()), brings)).toEqual({ type: "lost" });
  });

  it("[S19] is nothing of a doc that a newer Waymark wrote", async () => {
    const a = browser();
    await a.edit((doc) => doc.getMap("meta").set("schemaMajor", 2));
    expect(await a.owed()).toEqual({ type: "read-only" });
    expect(await a.apply(Y.encodeStateAsUpdate(new Y.Doc()))).toMatchObject({ outcomes: ["newer"] });
  });

  it("[S21] names the saved pages of its notes", async () => {
    const a = browser();
    const clip = "ab".repeat(32);
    const name = notesDocOfDay(dayOfIso("2026-11-22") ?? 0);
    await a.edit((doc) => addNote(doc, noteOf("n1", { clip })), name);
    expect(await a.owed(NOTHING, 0, name)).toMatchObject({ blobs: [clip] });
  });
});

describe("what comes from the relay", () => {
  it("is saved before it is answered, in one row", async () => {
    const [a, b] = [browser(), browser()];
    await a.edit((doc) => doc.getMap("map").set("x", 1));
    await a.edit((doc) => doc.getMap("map").set("y", 1));
    const rows = (a.disk.rows.get(LIBRARY) ?? []).map((row) => ({ update: row, schemaMajor: 1, isOnRelay: true }));
    unwrap(await b.side.apply(LIBRARY, NOTHING, rows));
    expect(b.disk.rows.get(LIBRARY)).toHaveLength(1);
    expect(await b.state()).toBe(await a.state());
  });

  it("[S15] leaves the doc byte for byte as it was when yjs cannot read it, at every cut and 3,000 changes", async () => {
    const [a, b] = [browser(), browser()];
    await b.edit((doc) => doc.getText("text").insert(0, "mine"));
    await a.edit((doc) => doc.getText("text").insert(0, "theirs"));
    await a.edit((doc) => doc.getMap("map").set("x", { nested: [1, 2, 3] }));
    const clean = (await owedBy(a)).update;
    const before = await b.state();
    let refused = 0;
    const inputs = Array.from({ length: clean.length }, (_, length) => clean.slice(0, length));
    for (let i = 0; i < 3000; i++) {
      const changed = clean.slice();
      changed[i % clean.length] = (i * 7919) & 0xff;
      inputs.push(changed);
    }
    for (const input of inputs) {
      const fresh = browser();
      fresh.disk.rows.set(LIBRARY, [...(b.disk.rows.get(LIBRARY) ?? [])]);
      const applied = await fresh.apply(input);
      if (applied.type !== "applied" || applied.outcomes[0] !== "unreadable") continue;
      refused += 1;
      if ((await fresh.state()) !== before) throw new Error(`changed by ${hexOfBytes(input)}`);
    }
    expect(refused).toBeGreaterThan(100);
  });

  it("[S18] waits while its causes are missing, and counts as known only when they came", async () => {
    const [a, b] = [browser(), browser()];
    await a.edit((doc) => doc.getText("text").insert(0, "ac"));
    const first = await owedBy(a);
    await a.edit((doc) => doc.getText("text").insert(1, "b"));
    const second = await owedBy(a, first.brings, 1);
    const early = await b.apply(second.update);
    if (early.type !== "applied") throw new Error("lost");
    expect(early.outcomes).toEqual(["waiting"]);
    expect(await b.owed(early.known)).toMatchObject({ type: "nothing" });
    const both = unwrap(
      await b.side.apply(LIBRARY, early.known, [
        { update: second.update, schemaMajor: 1, isOnRelay: true },
        { update: first.update, schemaMajor: 1, isOnRelay: true },
      ]),
    );
    expect(both).toMatchObject({ outcomes: ["applied", "applied"] });
    expect(await b.state()).toBe(await a.state());
  });

  it("[S17] sends everything when another device says nonsense of what it holds", () => {
    const { side } = browser();
    const known = new Uint8Array([0, 1, 7, 3]);
    expect(side.meet(known, known)).toEqual(known);
    expect(side.meet(known, new Uint8Array([255, 255, 255]))).toEqual(NOTHING);
  });
});
