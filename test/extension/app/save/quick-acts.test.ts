import { expect, it } from "vitest";
import { createQuickActs } from "#ext/app/save/quick-acts.ts";
import type { ButtonMark } from "#ext/app/save/quick-save.ts";
import { err, ok } from "#shared/std/result.ts";
import { createTestTexts } from "#test/support/test-texts.ts";
import { CLIP, PASSAGE, saveFixture, URL_A, type SaveFixture } from "./save-fixture.ts";

const TAB = { id: 1, url: URL_A, title: "A page" };

function actsOf({ desk, reader }: SaveFixture) {
  const marks: (ButtonMark & { readonly tab: number | null })[] = [];
  let opened = 0;
  const acts = createQuickActs({
    desk,
    reader,
    texts: createTestTexts(),
    mark: async (tab, mark) => void marks.push({ tab, ...mark }),
    openToday: async () => void (opened += 1),
  });
  return { acts, marks, opened: () => opened };
}

it("keys save the page to today's topic, and say when it is there already", async () => {
  const fixture = await saveFixture();
  const { acts, marks } = actsOf(fixture);
  await acts.byKeys(TAB);
  await acts.byKeys(TAB);
  expect(marks).toEqual([
    { tab: 1, good: true, sentence: "Saved to today’s step." },
    { tab: 1, good: true, sentence: "Already saved." },
  ]);
});

it("keys save what is selected; the menu's page entry saves the page all the same", async () => {
  const fixture = await saveFixture();
  const { acts } = actsOf(fixture);
  fixture.page.glance = ok({ title: "A", site: "a.example", url: URL_A, canonicalLink: null, passage: PASSAGE });
  fixture.page.clip = ok({ ok: true, clip: CLIP, selection: { ...CLIP, quote: PASSAGE } });
  await acts.byMenu({ type: "save-page", tab: TAB });
  await acts.byKeys(TAB);
  const [row] = await fixture.notes.byUrl(URL_A);
  expect(row?.kind).toBe("page");
  expect((await fixture.notes.find(row?.id ?? ""))?.quotes.size).toBe(1);
});

it("a selection in a frame, which a glance does not see, is kept by its words", async () => {
  const fixture = await saveFixture();
  const { acts } = actsOf(fixture);
  await acts.byMenu({ type: "save-selection", tab: TAB, text: " Words in a frame. " });
  const [row] = await fixture.notes.byUrl(URL_A);
  const note = await fixture.notes.find(row?.id ?? "");
  expect([...(note?.quotes.values() ?? [])].map((quote) => quote.exact)).toEqual(["Words in a frame."]);
});

it("a page that cannot be read is kept as a link, with the reason on the button", async () => {
  const fixture = await saveFixture();
  const { acts, marks } = actsOf(fixture);
  fixture.page.glance = err("no-access");
  fixture.page.clip = err("no-access");
  await acts.byKeys(TAB);
  expect(marks[0]).toMatchObject({ good: true, sentence: expect.stringContaining("Saved as a link.") });
});

it("failures are a sentence on the button", async () => {
  const fixture = await saveFixture({ begun: false });
  const { acts, marks } = actsOf(fixture);
  await acts.byMenu({ type: "save-link", tab: null, url: "https://l.example/", title: "L" });
  fixture.fault = { type: "storage-unavailable", detail: "x" };
  await acts.byKeys(TAB);
  expect(marks.map(({ tab, good }) => [tab, good])).toEqual([
    [null, false],
    [1, false],
  ]);
  expect(marks[0]?.sentence).toContain("Nothing begun yet");
});

it("the button's menu opens today", async () => {
  const { acts, opened } = actsOf(await saveFixture());
  await acts.byMenu({ type: "open-today" });
  expect(opened()).toBe(1);
});
