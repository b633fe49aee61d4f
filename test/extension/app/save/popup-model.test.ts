import { describe, expect, it } from "vitest";
import { createPopupModel, type PopupModel } from "#ext/app/save/popup-model.ts";
import type { FormScreen, KnownScreen } from "#ext/app/save/popup-screen.ts";
import type { SaveInput } from "#ext/app/save/save-desk.ts";
import { err, ok } from "#shared/std/result.ts";
import { createManualTimers } from "#test/support/manual-timers.ts";
import { createTestTexts } from "#test/support/test-texts.ts";
import { CLIP, inputOf, PASSAGE, saveFixture, URL_A, type SaveFixture } from "./save-fixture.ts";
import { settled } from "#test/support/settled.ts";

interface Popup {
  readonly model: PopupModel;
  readonly opened: string[];
}

function popupOf(fixture: SaveFixture, tab = { id: 1, url: URL_A, title: "A page" }): Popup {
  const opened: string[] = [];
  const model = createPopupModel({
    desk: fixture.desk,
    reader: fixture.reader,
    texts: createTestTexts(),
    timers: createManualTimers(),
    tab: async () => tab,
    openToday: (hash) => opened.push(hash),
  });
  return { model, opened };
}

const linkOf = (url: string): SaveInput => inputOf({ url, what: "link" });

const form = ({ model }: Popup): FormScreen => {
  const screen = model.screen.value;
  if (screen.state !== "form") throw new Error(`no form but ${screen.state}`);
  return screen;
};
const known = ({ model }: Popup): KnownScreen => {
  const screen = model.screen.value;
  if (screen.state !== "known") throw new Error(`not known but ${screen.state}`);
  return screen;
};

describe("the form", () => {
  it("lists today's topic first, then every step with its topics", async () => {
    const popup = popupOf(await saveFixture());
    await popup.model.start();
    const { pick } = form(popup);
    expect(pick.groups.map((group) => [group.label, group.options.map((option) => option.label)])).toEqual([
      ["Today", ["Today: Topic A"]],
      ["1 One", ["Topic B"]],
      ["2 Step two", ["Topic C"]],
    ]);
    expect(pick.chosen).toBe("small/one/one.a");
    expect(popup.model.trail.value).toMatchObject({ label: "Step 1 of 2", short: "Step 1" });
  });

  it("can be sent before the topics are there: it goes to today's", async () => {
    const fixture = await saveFixture();
    const popup = popupOf(fixture);
    const starting = popup.model.start();
    await settled();
    await Promise.all([starting, popup.model.save()]);
    expect(known(popup).where).toBe("in Topic A");
  });

  it("saves to the topic that was chosen, with the comment", async () => {
    const fixture = await saveFixture();
    const popup = popupOf(fixture);
    await popup.model.start();
    popup.model.choose("small/two/two.c");
    popup.model.comment("For later.");
    await popup.model.save();
    expect(known(popup)).toMatchObject({ title: "Saved", where: "in Topic C" });
    const [row] = await fixture.notes.byUrl(URL_A);
    expect((await fixture.notes.find(row?.id ?? ""))?.body).toBe("For later.");
  });

  it("shows a selection and saves that", async () => {
    const fixture = await saveFixture();
    fixture.page.glance = ok({ title: "A", site: "a.example", url: URL_A, canonicalLink: null, passage: PASSAGE });
    const popup = popupOf(fixture);
    await popup.model.start();
    expect(form(popup)).toMatchObject({ what: "selection", passage: "Its words.", saveLabel: "Save the selection" });
  });

  it("says that a page cannot be read, and offers its address", async () => {
    const fixture = await saveFixture();
    fixture.page.glance = err("no-access");
    const popup = popupOf(fixture);
    await popup.model.start();
    expect(form(popup)).toMatchObject({ what: "link", saveLabel: "Save as a link", fault: false });
    await popup.model.save();
    expect(known(popup).title).toBe("Saved as a link");
    expect(fixture.page.clips).toBe(0);
  });

  it("offers nothing on a page whose address is not told", async () => {
    const fixture = await saveFixture();
    fixture.page.glance = err("no-access");
    const popup = popupOf(fixture, { id: 1, url: "", title: "" });
    await popup.model.start();
    expect(popup.model.screen.value).toMatchObject({ state: "word", fault: false, act: "open-today" });
  });

  it("takes the tab's title for a page that calls itself by its host", async () => {
    const fixture = await saveFixture();
    fixture.page.glance = ok({
      title: "a.example",
      site: "a.example",
      url: URL_A,
      canonicalLink: null,
      passage: null,
    });
    const popup = popupOf(fixture, { id: 1, url: URL_A, title: "paper.pdf" });
    await popup.model.start();
    expect(form(popup).page.title).toBe("paper.pdf");
  });

  it("keeps the comment and says why when nothing was saved", async () => {
    const fixture = await saveFixture();
    const popup = popupOf(fixture);
    await popup.model.start();
    popup.model.comment("Still here.");
    fixture.disk.saveError = { type: "quota-exceeded", detail: "x" };
    await popup.model.save();
    expect(form(popup)).toMatchObject({ fault: true, comment: "Still here.", busy: false });
    expect(form(popup).notice).toContain("the disk is full");
  });
});

describe("a page that has its note", () => {
  it("says where and when, opens it, and moves it within its roadmap", async () => {
    const fixture = await saveFixture();
    const first = popupOf(fixture);
    await first.model.start();
    await first.model.save();
    const popup = popupOf(fixture);
    await popup.model.start();
    expect(known(popup)).toMatchObject({
      title: "Already saved",
      where: "today, in Topic A",
      addLabel: null,
      move: null,
    });
    popup.model.openNote();
    const [row] = await fixture.notes.byUrl(URL_A);
    expect(popup.opened).toEqual([`#/note/${row?.id}`]);
    popup.model.startMove();
    expect(known(popup).move?.chosen).toBe("small/one/one.a");
    await popup.model.move("small/two/two.c");
    expect(known(popup)).toMatchObject({ title: "Moved", where: "in Topic C", move: null });
  });

  it("offers a new passage and adds it", async () => {
    const fixture = await saveFixture();
    const first = popupOf(fixture);
    await first.model.start();
    await first.model.save();
    fixture.page.glance = ok({ title: "A", site: "a.example", url: URL_A, canonicalLink: null, passage: PASSAGE });
    fixture.page.clip = ok({ ok: true, clip: CLIP, selection: { ...CLIP, quote: PASSAGE } });
    const popup = popupOf(fixture);
    await popup.model.start();
    expect(known(popup).addLabel).toBe("Add the new passage");
    await popup.model.add();
    expect(known(popup)).toMatchObject({ title: "Added", addLabel: null });
  });

  it("offers the whole page to a note that has a passage only, adds it, and takes it out again", async () => {
    const fixture = await saveFixture();
    fixture.page.glance = ok({ title: "A", site: "a.example", url: URL_A, canonicalLink: null, passage: PASSAGE });
    fixture.page.clip = ok({ ok: true, clip: CLIP, selection: { ...CLIP, quote: PASSAGE } });
    const first = popupOf(fixture);
    await first.model.start();
    await first.model.save();
    expect(known(first)).toMatchObject({ wholeLabel: "Save the whole page to this note too", wholeFirst: false });
    const popup = popupOf(fixture);
    await popup.model.start();
    expect(known(popup)).toMatchObject({
      wholeLabel: "Save the whole page to this note too",
      wholeFirst: true,
      addLabel: null,
    });
    const adding = popup.model.addWhole();
    expect(known(popup)).toMatchObject({ wholeLabel: "Saving …", busy: true });
    await adding;
    expect(known(popup)).toMatchObject({
      title: "Added",
      wholeLabel: null,
      sentence: "The whole page went to this note. Your words and passages are as they were.",
      busy: false,
    });
    expect(popup.model.undo.offered.value?.message).toBe("The whole page is kept");
    popup.model.undo.undo();
    await settled();
    expect(known(popup)).toMatchObject({
      title: "Already saved",
      wholeLabel: "Save the whole page to this note too",
      fault: false,
    });
    expect((await fixture.notes.byUrl(URL_A)).map(({ kind }) => kind)).toEqual(["selection"]);
  });

  it("says why the whole page was not added, and offers it again", async () => {
    const fixture = await saveFixture();
    await fixture.desk.save({ ...linkOf(URL_A) });
    const popup = popupOf(fixture);
    await popup.model.start();
    fixture.page.clip = err("hung");
    await popup.model.addWhole();
    expect(known(popup)).toMatchObject({
      title: "Already saved",
      fault: true,
      sentence: "The page did not answer in time. The note is as it was.",
      wholeLabel: "Save the whole page to this note too",
    });
  });

  it("offers no whole page where there is one, or where none can be read", async () => {
    const fixture = await saveFixture();
    const first = popupOf(fixture);
    await first.model.start();
    await first.model.save();
    expect(known(first).wholeLabel).toBeNull();
    const blind = await saveFixture();
    await blind.desk.save({ ...linkOf(URL_A) });
    blind.page.glance = err("no-access");
    const popup = popupOf(blind);
    await popup.model.start();
    expect(known(popup)).toMatchObject({ title: "Already saved", wholeLabel: null });
    const empty = await saveFixture();
    empty.page.clip = err("hung");
    const third = popupOf(empty);
    await third.model.start();
    await third.model.save();
    expect(known(third)).toMatchObject({ title: "Saved as a link", wholeLabel: null });
  });

  it("can be taken back: the form returns and the note is in the trash", async () => {
    const fixture = await saveFixture();
    const popup = popupOf(fixture);
    await popup.model.start();
    await popup.model.save();
    expect(popup.model.undo.offered.value?.message).toBe("Saved to step 1");
    popup.model.undo.undo();
    await settled();
    expect(form(popup).fault).toBe(false);
    expect(await fixture.notes.count()).toBe(0);
  });
});

describe("the other states", () => {
  it("before anything was begun: a sentence and the way to today", async () => {
    const popup = popupOf(await saveFixture({ begun: false }));
    await popup.model.start();
    expect(popup.model.screen.value).toMatchObject({ state: "word", fault: false, title: "Nothing begun yet" });
    popup.model.openToday();
    expect(popup.opened).toEqual([""]);
  });

  it("when the storage does not answer: a fault, and trying again helps", async () => {
    const fixture = await saveFixture();
    fixture.fault = { type: "storage-timeout", detail: "x" };
    const popup = popupOf(fixture);
    await popup.model.start();
    expect(popup.model.screen.value).toMatchObject({ state: "word", fault: true, act: "retry" });
    fixture.fault = null;
    await popup.model.start();
    expect(form(popup).notice).toBeNull();
  });
});
