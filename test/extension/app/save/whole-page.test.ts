import { describe, expect, it } from "vitest";
import { dayOfDate } from "#shared/std/day.ts";
import { err, ok, unwrap } from "#shared/std/result.ts";
import { CLIP, inputOf, PASSAGE, saveFixture, URL_A } from "./save-fixture.ts";

describe("the whole page for a note that has less", () => {
  const open = { tab: 1, url: URL_A, canonicalLink: null };
  const article = {
    ...CLIP,
    markdown: "# A page\n\nAll of its words.",
    author: "Ada Lovelace",
    published: "2025-05-03",
  };

  async function selected() {
    const fixture = await saveFixture();
    const selection = { ...CLIP, quote: PASSAGE, extractor: "selection" } as const;
    fixture.page.clip = ok({ ok: true, clip: article, selection });
    const saved = await fixture.desk.save(inputOf({ what: "selection", passage: PASSAGE, comment: "Mine." }));
    const id = "note" in saved ? saved.note.id : "";
    const read = async () => {
      const note = await fixture.notes.find(id);
      if (!note) throw new Error("the note is gone");
      return note;
    };
    return { ...fixture, id, read };
  }

  it("keeps the learner's text and passages, adds the page, and goes back to what it was", async () => {
    const { desk, notes, id, read } = await selected();
    const before = await read();
    const added = await desk.addWhole(id, open);
    expect(added).toMatchObject({ type: "whole-added", cut: false, note: { id, kind: "page" } });
    const after = await read();
    expect(after).toEqual({
      ...before,
      kind: "page",
      clip: after.clip,
      author: "Ada Lovelace",
      published: dayOfDate(2025, 5, 3),
    });
    expect(await notes.clipOf(after)).toBe(article.markdown);
    expect((await notes.byUrl(URL_A)).map(({ kind }) => kind)).toEqual(["page"]);
    if (added.type !== "whole-added") throw new Error("not added");
    expect(await desk.dropWhole(id, added.before)).toMatchObject({
      type: "whole-dropped",
      note: { kind: "selection" },
    });
    expect(await read()).toEqual(before);
  });

  it("reaches a link too, and is there once", async () => {
    const { desk, notes } = await saveFixture();
    const saved = await desk.save(inputOf({ what: "link" }));
    const id = "note" in saved ? saved.note.id : "";
    expect((await notes.find(id))?.kind).toBe("link");
    const answers = await Promise.all([desk.addWhole(id, open), desk.addWhole(id, open)]);
    expect(answers.map(({ type }) => type)).toEqual(["whole-added", "already-saved"]);
    expect(await notes.count()).toBe(1);
  });

  it.each(["no-access", "hung", "broken"] as const)("changes nothing when the page is not read: %s", async (why) => {
    const { desk, page, id, read } = await selected();
    const before = await read();
    page.clip = err(why);
    expect(await desk.addWhole(id, open)).toEqual({ type: "unread", why });
    page.clip = ok({ ok: false, error: { type: "empty" } });
    expect(await desk.addWhole(id, open)).toEqual({ type: "unread", why: "empty" });
    expect(await read()).toEqual(before);
  });

  it("never puts another page's text into the note", async () => {
    const { desk, page, id, read, blobs } = await selected();
    const stored = blobs.size;
    const before = await read();
    page.address = "https://elsewhere.example/";
    expect(await desk.addWhole(id, open)).toEqual({ type: "unread", why: "moved-on" });
    const elsewhere = { ...open, url: "https://elsewhere.example/" };
    expect(await desk.addWhole(id, elsewhere)).toEqual({ type: "unread", why: "moved-on" });
    expect(await read()).toEqual(before);
    expect(blobs.size).toBe(stored);
  });

  it("says when the note is in the trash, and when the disk is full", async () => {
    const { desk, disk, id, read } = await selected();
    const before = await read();
    disk.saveError = { type: "quota-exceeded", detail: "x" };
    expect(await desk.addWhole(id, open)).toEqual({ type: "quota-exceeded", detail: "x" });
    disk.saveError = null;
    expect(before.kind).toBe("selection");
    await desk.trash(id);
    expect(await desk.addWhole(id, open)).toEqual({ type: "note-gone" });
  });

  it("is what an address with two notes leads to: the one that keeps the page", async () => {
    const { desk, notes, page } = await saveFixture();
    const saved = await desk.save(inputOf());
    const whole = await notes.find("note" in saved ? saved.note.id : "");
    if (!whole) throw new Error("not saved");
    const { deletedAt, ...fields } = whole;
    expect(deletedAt).toBeNull();
    unwrap(
      await notes.add({ ...fields, id: "f".repeat(32), kind: "link", clip: null, createdAt: whole.createdAt + 1 }),
    );
    page.address = URL_A;
    expect(await desk.find(inputOf())).toMatchObject({ type: "found", note: { id: whole.id, kind: "page" } });
  });
});
