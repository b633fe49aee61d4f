/**
 * Two browsers that change every shape of the library while they are offline: when they are back, both hold what both
 * did. The changes come in by the learner's own import and popup, and are read from the learner's own export.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { formatExportFile, type ExportFile } from "#shared/domain/export-file.ts";
import { utf8, type Bytes } from "#shared/std/bytes.ts";
import { scratchFolder, type Scratch } from "./harness/built.ts";
import { openNewTab, untilLiving } from "./harness/chromium.ts";
import { offline } from "./harness/offline.ts";
import { article, markdownOf, noteOf, save, startSaving, type Saving } from "./save-support.ts";
import { contentOf, docsOfFile, editBeforeParting, editInA, editInB, ROADMAP, type Docs } from "./sync-shapes-edits.ts";
import { complaints, overview, pair, startTestRelay, untilSynced, type TestRelay } from "./sync-support.ts";

const PAGES = { "/a.html": article("Saved in A", "<p>By A.</p>"), "/b.html": article("Saved in B", "<p>By B.</p>") };
const OWN_BLOB = utf8('{"format":"a roadmap of the learner"}');

let relay: TestRelay;
let folder: Scratch;
let a: Saving;
let b: Saving;
let pageA: Page;
let pageB: Page;

beforeAll(async () => {
  folder = await scratchFolder("shapes");
  relay = await startTestRelay();
  [a, b] = [await startSaving(PAGES), await startSaving(PAGES)];
  await a.begin();
  await change(a, editBeforeParting);
  pageA = await openNewTab(a.chromium);
  pageB = await openNewTab(b.chromium);
  await untilLiving(pageA);
  await untilLiving(pageB);
  await pair(pageA, pageB, relay.url);
  // The pause has moved the dates, and the banner asks: which day it is, that depends on the calendar.
  await pageB.waitForFunction(() => document.documentElement.dataset["state"] !== "first");
});

afterAll(async () => {
  await a.close();
  await b.close();
  await relay.close();
  await folder.remove();
});

const read = async (saving: Saving): Promise<ExportFile> => (await saving.library()).file;

/** Changes the library as the learner can at once: by a file made from this browser's own export. */
async function change(saving: Saving, edit: (docs: Docs) => void, ...blobs: readonly Bytes[]): Promise<void> {
  const before = await read(saving);
  const docs = docsOfFile(before);
  edit(docs);
  const updates = [...docs].map(([name, doc]) => [name, new Uint8Array(Y.encodeStateAsUpdate(doc))] as const);
  const named = await Promise.all(blobs.map(async (blob) => [await sha256Hex(blob), blob] as const));
  const path = join(folder.path, "library.json");
  await writeFile(
    path,
    await formatExportFile({ ...before, docs: new Map(updates), blobs: new Map(named) }, sha256Hex),
  );
  const page = await saving.visit(`${saving.chromium.origin}/options.html`);
  const input = await page.waitForSelector('input[data-act="choose-file"]');
  await input?.uploadFile(path);
  await page.waitForSelector("[data-preview]");
  await page.click('[data-act="import"]');
  await page.waitForSelector('[data-said="imported"] .said:not(.fault)');
  await page.close();
}

const contentIn = async (saving: Saving) => contentOf(docsOfFile(await read(saving)));

it("holds in both what both did offline, in every shape of the library", async () => {
  const [articleA, articleB] = [await a.visit("/a.html"), await b.visit("/b.html")];
  const back = [await offline(a.chromium), await offline(b.chromium)];
  const blob = await sha256Hex(OWN_BLOB);
  await change(a, (docs) => editInA(docs, blob), OWN_BLOB);
  await change(b, editInB);
  await save(await a.openPopup(articleA));
  await save(await b.openPopup(articleB));
  for (const page of [pageA, pageB]) {
    await expect.poll(async () => (await overview(page)).facts.state.type, { timeout: 20_000 }).toBe("offline");
    expect((await overview(page)).facts.owed).toBeGreaterThan(0);
  }
  const [aloneA, aloneB] = [await read(a), await read(b)];
  // They did not hear of each other.
  expect(contentOf(docsOfFile(aloneA)).pins).not.toHaveProperty([`${ROADMAP}/pinned in B`]);
  expect(contentOf(docsOfFile(aloneB)).pins).not.toHaveProperty([`${ROADMAP}/pinned in A`]);
  const both = docsOfFile(aloneA);
  for (const [name, update] of aloneB.docs) {
    const doc = both.get(name) ?? new Y.Doc();
    Y.applyUpdate(doc, update);
    both.set(name, doc);
  }
  const wanted = contentOf(both);

  for (const online of back) await online();
  await untilBoth(wanted);
  for (const saving of [a, b]) {
    const content = await saving.library();
    expect(markdownOf(content, noteOf(content, "/a.html"))).toContain("By A.");
    expect(markdownOf(content, noteOf(content, "/b.html"))).toContain("By B.");
    expect(content.file.blobs.get(blob)).toEqual(OWN_BLOB);
    expect(contentOf(docsOfFile(content.file))).toEqual(wanted);
    expect(complaints(saving.chromium)).toEqual([]);
  }
});

/** Waits until both export this; the last look says what differs. */
async function untilBoth(wanted: ReturnType<typeof contentOf>): Promise<void> {
  const text = JSON.stringify(wanted);
  for (let round = 0; round < 30; round++) {
    const content = [await contentIn(a), await contentIn(b)];
    if (content.every((one) => JSON.stringify(one) === text)) break;
    await sleep(500);
  }
  for (const page of [pageA, pageB]) await untilSynced(page);
}

it("says the same of what both touched in both, and drops neither side", async () => {
  const content = await contentIn(a);
  expect(await contentIn(b)).toEqual(content);
  expect(content.progress).toMatchObject({
    [`${ROADMAP}/ticked in A`]: { state: "done" },
    [`${ROADMAP}/ticked in B`]: { state: "learning", rev: 2 },
    [`${ROADMAP}/done before`]: { state: "open" },
  });
  expect(["done", "skipped"]).toContain(content.progress[`${ROADMAP}/ticked in both`]?.state);
  expect(content.profile).toMatchObject({ minutesByWeekday: [0, 45, 25, 25, 25, 60, 0], rolloverHour: 6 });
  const [enrolment] = content.enrolments;
  expect(enrolment).toMatchObject({ target: 20_979, share: 2, tracks: { language: "go" } });
  expect([...(enrolment?.known ?? [])].sort()).toEqual(["known in A", "known in B"]);
  expect(content.baselines).toHaveProperty([ROADMAP, "finish"], { from: 20_929, to: 20_969 });
  expect(content.pins).toEqual({ [`${ROADMAP}/pinned in A`]: 20_782, [`${ROADMAP}/pinned in B`]: 20_784 });
  expect(Object.keys(content.pauses)).toEqual(["pause of A", "pause of B"]);
  expect(content.overrides).toMatchObject({ "20783": 50, "20785": 0 });
  expect(content.minutes).toEqual({ "in A": 11, "in B": 13 });
  expect(content.imported).toMatchObject({ "roadmap-of-a": { title: "A's own" } });
  // The pages were saved in whichever month this runs.
  const months = ["notes/2026-10", "notes/2026-11", "reviews/2026-10", "reviews/2026-11"];
  expect(content.docs).toEqual(expect.arrayContaining(months));
});

it("keeps notes, answers and cards of both", async () => {
  const { notes, reviews, takenBack, holds, complaints: said, broken, cards } = await contentIn(b);
  expect(notes["edited by both"]).toMatchObject({ body: "A wrote before the middle B wrote after" });
  expect(Object.keys(notes["edited by both"]?.quotes ?? {})).toEqual(["quote of A", "quote of B"]);
  expect(notes["moved and trashed"]).toMatchObject({ step: "internet", topic: "http", deletedAt: 20_779 });
  expect(notes).toMatchObject({ "new in A": { body: "of A" }, "new in B": { body: "of B" }, "of last month": {} });
  expect(Object.values(notes).filter(({ site }) => site.startsWith("127.0.0.1"))).toHaveLength(2);
  expect(reviews).toMatchObject({
    "answer of A": { question: `${ROADMAP}/q-same`, grade: 1 },
    "answer of B": { question: `${ROADMAP}/q-same`, grade: 3 },
    "answer of last month": { grade: 3 },
  });
  expect({ takenBack, holds: Object.keys(holds), complaints: Object.keys(said), broken }).toEqual({
    takenBack: ["answer to take back"],
    holds: ["rest of A"],
    complaints: ["complaint of B"],
    broken: 0,
  });
  expect(Object.keys(cards)).toEqual(["card of A", "card of B", "card of both"]);
  expect(cards["card of both"]).toMatchObject({ front: "Front from A", back: "Back from B" });
});
