import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { textOfUtf8 } from "#shared/std/bytes.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { err, ok, unwrap } from "#shared/std/result.ts";
import { createMemoryDocStore } from "#test/support/memory-doc-store.ts";
import { CLIP, inputOf, PASSAGE, saveFixture, TODAY, URL_A } from "./save-fixture.ts";

describe("saving a page", () => {
  it("keeps blob and note on today's topic, with the learner's own words", async () => {
    const { desk, notes, blobs } = await saveFixture();
    const saved = await desk.save(inputOf({ comment: " Why not. " }));
    expect(saved).toMatchObject({ type: "saved", cut: false, note: { kind: "page", topic: "one.a", day: TODAY } });
    const [row] = await notes.newest(5);
    const note = await notes.find(row?.id ?? "");
    expect(note).toMatchObject({ url: URL_A, site: "a.example", step: "one", body: "Why not.", title: "A page" });
    expect(textOfUtf8(blobs.get(note?.clip ?? "") ?? new Uint8Array())).toBe(CLIP.markdown);
  });

  it("goes to the topic that was picked", async () => {
    const { desk } = await saveFixture();
    const target = { roadmap: "small", step: "two", topic: "two.c" };
    expect(await desk.save(inputOf({ target }))).toMatchObject({ type: "saved", note: target });
  });

  it("says when the page was longer than what is kept", async () => {
    const { desk, page } = await saveFixture();
    page.clip = ok({ ok: true, clip: { ...CLIP, cut: true } });
    expect(await desk.save(inputOf())).toMatchObject({ type: "saved", cut: true });
  });

  it.each([
    ["the same address", URL_A],
    ["tracking parameters", `${URL_A}?utm_source=mail&fbclid=x`],
    ["a fragment", `${URL_A}#part`],
    ["the AMP form", `${URL_A}/amp`],
  ])("never keeps a second note: %s", async (_, url) => {
    const { desk, page, notes } = await saveFixture();
    const first = await desk.save(inputOf());
    page.address = url;
    const again = await desk.save(inputOf({ url }));
    expect(again).toMatchObject({ type: "already-saved", note: { id: "note" in first ? first.note.id : "" } });
    expect(await notes.count()).toBe(1);
    expect(page.clips).toBe(1);
  });

  it("keeps one note when two saves of a page run at once", async () => {
    const { desk, notes } = await saveFixture();
    const answers = await Promise.all([desk.save(inputOf()), desk.save(inputOf())]);
    expect(answers.map(({ type }) => type).sort()).toEqual(["already-saved", "saved"]);
    expect(await notes.count()).toBe(1);
  });

  it.each(["no-access", "hung", "broken"] as const)("keeps a link when the page is not read: %s", async (why) => {
    const { desk, page, blobs } = await saveFixture();
    page.clip = err(why);
    expect(await desk.save(inputOf())).toMatchObject({ type: "saved-as-link", why, note: { kind: "link" } });
    expect(blobs.size).toBe(0);
  });

  it("keeps a link of a page without text, and of one that failed", async () => {
    const { desk, page } = await saveFixture();
    page.clip = ok({ ok: false, error: { type: "empty" } });
    expect(await desk.save(inputOf())).toMatchObject({ type: "saved-as-link", why: "empty" });
    page.clip = ok({ ok: false, error: { type: "extraction-failed", message: "x" } });
    page.address = "https://b.example/";
    const other = await desk.save(inputOf({ url: "https://b.example/" }));
    expect(other).toMatchObject({ type: "saved-as-link", why: "broken" });
  });

  it("does not put another page's text under the address that was asked for", async () => {
    const { desk, page, blobs } = await saveFixture();
    page.address = "https://elsewhere.example/";
    expect(await desk.save(inputOf())).toMatchObject({ type: "saved-as-link", why: "moved-on" });
    expect(blobs.size).toBe(0);
  });

  it("keeps a link without opening what is behind it", async () => {
    const { desk, page } = await saveFixture();
    const saved = await desk.save(inputOf({ what: "link", tab: -1, url: "https://l.example/x", title: "" }));
    expect(saved).toMatchObject({ type: "saved", note: { kind: "link", title: "https://l.example/x" } });
    expect(page.clips).toBe(0);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "blob:https://a.example/1", "no address", ""])(
    "refuses %j",
    async (url) => {
      const { desk, notes } = await saveFixture();
      expect(await desk.save(inputOf({ url }))).toEqual({ type: "refused" });
      expect(await notes.count()).toBe(0);
    },
  );
});

describe("saving a passage", () => {
  const selected = { ok: true, clip: CLIP, selection: { ...CLIP, quote: PASSAGE, extractor: "selection" } } as const;
  const input = inputOf({ what: "selection", passage: PASSAGE, comment: "Mine." });

  it("keeps the words, what surrounds them, and the comment with them", async () => {
    const { desk, page, notes } = await saveFixture();
    page.clip = ok(selected);
    await desk.save(input);
    const [row] = await notes.byUrl(URL_A);
    const note = await notes.find(row?.id ?? "");
    expect(note).toMatchObject({ kind: "selection", body: "" });
    expect([...(note?.quotes.values() ?? [])]).toEqual([{ ...PASSAGE, comment: "Mine." }]);
    expect(note?.clip).not.toBeNull();
  });

  it("keeps the words alone when the page hangs", async () => {
    const { desk, page } = await saveFixture();
    page.clip = err("hung");
    expect(await desk.save(input)).toMatchObject({ type: "saved", note: { kind: "selection" } });
  });

  it("goes below those that the note has, once", async () => {
    const { desk, notes } = await saveFixture();
    const first = await desk.save(inputOf());
    expect(await desk.save(input)).toMatchObject({ type: "added" });
    expect(await desk.save(input)).toMatchObject({ type: "already-saved" });
    const note = await notes.find("note" in first ? first.note.id : "");
    expect(note?.kind).toBe("page");
    expect(note?.quotes.size).toBe(1);
  });

  it("is found as known only in its own place", async () => {
    const { desk, page } = await saveFixture();
    page.clip = ok(selected);
    await desk.save(input);
    const ask = (passage: typeof PASSAGE) => desk.find({ url: URL_A, canonicalLink: null, passage });
    expect(await ask(PASSAGE)).toMatchObject({ type: "found", passageKnown: true });
    expect(await ask({ ...PASSAGE, prefix: "Elsewhere " })).toMatchObject({ type: "found", passageKnown: false });
  });
});

describe("what a page says of itself", () => {
  it("is kept with the note: who wrote it, and the day it was published", async () => {
    const { desk, page, notes } = await saveFixture();
    page.clip = ok({ ok: true, clip: { ...CLIP, author: "By Ada Lovelace", published: "2025-05-03T22:30:00-07:00" } });
    const saved = await desk.save(inputOf());
    const note = await notes.find("note" in saved ? saved.note.id : "");
    expect(note).toMatchObject({ author: "Ada Lovelace", published: dayOfDate(2025, 5, 3) });
  });

  it("is left out where it says nothing, or where the page was not read", async () => {
    const { desk, page, notes, disk } = await saveFixture();
    await desk.save(inputOf());
    page.clip = err("hung");
    await desk.save(inputOf({ url: "https://b.example/" }));
    for (const { id } of await notes.newest(5)) {
      expect(await notes.find(id)).toMatchObject({ author: "", published: null });
    }
    const docs = createMemoryDocStore(disk);
    const { doc } = unwrap(await docs.open("notes/2026-11"));
    for (const entry of doc.getMap<Y.Map<unknown>>("notes").values()) {
      expect([...entry.keys()]).not.toContain("author");
      expect([...entry.keys()]).not.toContain("published");
    }
  });
});

describe("the desk", () => {
  it("knows no note of a page that was not saved", async () => {
    const { desk } = await saveFixture();
    expect(await desk.find(inputOf())).toEqual({ type: "new" });
  });

  it("saves nothing before a roadmap was begun", async () => {
    const { desk, notes } = await saveFixture({ begun: false });
    expect(await desk.targets()).toEqual({ type: "not-begun" });
    expect(await desk.save(inputOf())).toEqual({ type: "not-begun" });
    expect(await notes.count()).toBe(0);
  });

  it("moves a note, and takes it back to the trash", async () => {
    const { desk, notes } = await saveFixture();
    const saved = await desk.save(inputOf());
    const id = "note" in saved ? saved.note.id : "";
    const target = { roadmap: "small", step: "two", topic: "two.c" };
    expect(await desk.move(id, target)).toMatchObject({ type: "moved", note: target });
    expect(await desk.trash(id)).toEqual({ type: "trashed" });
    expect(await notes.byUrl(URL_A)).toEqual([]);
    expect((await notes.find(id))?.deletedAt).toBe(TODAY);
    expect(await desk.save(inputOf())).toMatchObject({ type: "saved" });
  });

  it("gives the storage's failure, and opens again when asked again", async () => {
    const fixture = await saveFixture();
    fixture.fault = { type: "storage-timeout", detail: "x" };
    expect(await fixture.desk.targets()).toEqual(fixture.fault);
    expect(await fixture.desk.save(inputOf())).toEqual(fixture.fault);
    fixture.fault = null;
    expect(await fixture.desk.save(inputOf())).toMatchObject({ type: "saved" });
  });

  it("says that nothing was saved when the disk is full", async () => {
    const { desk, disk } = await saveFixture();
    disk.saveError = { type: "quota-exceeded", detail: "x" };
    expect(await desk.save(inputOf())).toEqual({ type: "quota-exceeded", detail: "x" });
  });
});
