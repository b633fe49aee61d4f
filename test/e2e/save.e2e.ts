/** Saving pages by the popup, in a real Chromium with the built extension, by real toolbar clicks. */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOfDate } from "#shared/std/day.ts";
import { offline } from "./harness/offline.ts";
import { serveTexts } from "./harness/static-server.ts";
import {
  article,
  markdownOf,
  noteOf,
  save,
  selectText,
  startSaving,
  untilReady,
  untilSays,
  wordsOf,
  type Saving,
} from "./save-support.ts";

const CODE = 'select city,\n\tcount(*)   as n\n  from "users"\n where a < b && c > d;\n\n-- `done`';
const HTML_CODE = CODE.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const PAGES = {
  "/code.html": article("Code", `<pre><code class="language-sql">${HTML_CODE}</code></pre>`),
  "/select.html": article(
    "Selected",
    `<p id="one">The column decides, not the row.</p><p id="two">Another passage.</p>`,
  ),
  "/whole.html": article(
    "At first a passage",
    `<p id="one">The passage that was chosen.</p><pre><code class="language-sql">${HTML_CODE}</code></pre>`,
    `<meta name="author" content="Ada Lovelace"><meta property="article:published_time" content="2025-05-03T22:30:00-07:00">`,
  ),
  "/keys.html": article("By keys", ""),
  "/undo.html": article("To be undone", ""),
  "/offline.html": article("Without a network", ""),
  "/move.html": article("To be moved", ""),
  "/paper.pdf":
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Size 4/Root 1 0 R>>\n%%EOF",
} as const;

/** Once it is loaded it does nothing but ask its server whether it may go on. */
const HANGS = `${article("A page that hangs", "")}<script>
  setTimeout(() => {
    const ask = new XMLHttpRequest();
    do {
      for (const end = Date.now() + 200; Date.now() < end; );
      ask.open("GET", "/go-on", false);
      ask.send();
    } while (ask.status !== 200);
  }, 500);
</script>`;

let saving: Saving;

beforeAll(async () => {
  saving = await startSaving(PAGES);
});

afterAll(async () => {
  await saving.close();
});

describe("the popup", () => {
  test("before anything was begun it says so, and saves nothing", async () => {
    const page = await saving.visit("/keys.html");
    const popup = await saving.openPopup(page);
    await untilSays(popup, "Nothing begun yet");
    await popup.close();
    await saving.begin();
    await page.close();
  });

  test("a page is saved with its code, character by character, and its language", async () => {
    const page = await saving.visit("/code.html");
    const popup = await saving.openPopup(page);
    await untilReady(popup);
    expect(await popup.$eval("select", (select) => select.selectedOptions[0]?.textContent)).toMatch(/^Today: /);
    await popup.type("#comment", "Grouping, at last.");
    await popup.keyboard.press("Enter");
    await popup.waitForSelector('[data-popup="known"]');
    expect(await wordsOf(popup)).toContain("Saved");
    await popup.close();

    const content = await saving.library();
    const note = noteOf(content, "/code.html");
    expect(note).toMatchObject({ kind: "page", title: "Code", body: "Grouping, at last.", deletedAt: null });
    expect(markdownOf(content, note)).toContain(`\`\`\`sql\n${CODE}\n\`\`\``);
    await page.close();
  });

  test.each(["", "?utm_source=mail&utm_medium=x", "#part"])(
    "the same page, opened as /code.html%s, is already saved",
    async (suffix) => {
      const page = await saving.visit(`/code.html${suffix}`);
      const popup = await saving.openPopup(page);
      await untilSays(popup, "Already saved");
      expect(await wordsOf(popup)).toContain("today, in");
      await popup.close();
      await page.close();
      noteOf(await saving.library(), "/code.html");
    },
  );

  test("a selection is saved as a passage; a new one goes below it, a known one is not offered", async () => {
    const page = await saving.visit("/select.html");
    await selectText(page, "#one");
    const first = await saving.openPopup(page);
    await untilSays(first, "The column decides, not the row.");
    await first.type("#comment", "So it is.");
    await save(first);
    await first.close();

    const again = await saving.openPopup(page);
    await untilSays(again, "Already saved");
    expect(await again.$('[data-act="add"]')).toBeNull();
    await again.close();

    await selectText(page, "#two");
    const second = await saving.openPopup(page);
    await second.waitForSelector('[data-act="add"]');
    await second.click('[data-act="add"]');
    await untilSays(second, "The passage went below");
    await second.close();

    const content = await saving.library();
    const note = noteOf(content, "/select.html");
    expect(note.kind).toBe("selection");
    expect([...note.quotes.values()].map(({ exact, comment }) => ({ exact, comment }))).toEqual(
      expect.arrayContaining([
        { exact: "The column decides, not the row.", comment: "So it is." },
        { exact: "Another passage.", comment: "" },
      ]),
    );
    expect(note.quotes.size).toBe(2);
    expect(markdownOf(content, note)).toContain("The column decides, not the row.");
    await page.close();
  });

  test("a note of a passage gets the whole page too, keeps what it had, and undo takes the page out again", async () => {
    const page = await saving.visit("/whole.html");
    await selectText(page, "#one");
    const first = await saving.openPopup(page);
    await untilSays(first, "The passage that was chosen.");
    await first.type("#comment", "Mine.");
    await save(first);
    await first.close();
    const passage = noteOf(await saving.library(), "/whole.html");
    expect(passage).toMatchObject({ kind: "selection", author: "Ada Lovelace", published: dayOfDate(2025, 5, 3) });
    await page.reload();

    const add = async (): Promise<Page> => {
      const popup = await saving.openPopup(page);
      await popup.waitForSelector('[data-act="add-whole"]');
      await popup.click('[data-act="add-whole"]');
      await untilSays(popup, "The whole page went to this note");
      expect(await popup.$('[data-act="add-whole"]')).toBeNull();
      return popup;
    };
    const undone = await add();
    await undone.click('[data-act="undo"]');
    await undone.waitForSelector('[data-act="add-whole"]');
    await undone.close();
    expect(noteOf(await saving.library(), "/whole.html")).toEqual(passage);

    await (await add()).close();
    const content = await saving.library();
    const note = noteOf(content, "/whole.html");
    expect(note).toEqual({ ...passage, kind: "page", clip: note.clip });
    expect(markdownOf(content, note)).toContain(`\`\`\`sql\n${CODE}\n\`\`\``);
    await page.close();

    const reader = await saving.visit(`${saving.chromium.origin}/newtab.html#/note/${note.id}`);
    await reader.waitForSelector(".note .clip pre");
    expect(await reader.$eval(".note .byline", (line) => line.textContent)).toBe(
      // As the browser's language writes it.
      "By Ada Lovelace · May 3, 2025",
    );
    expect(await reader.$eval(".note .passages", (part) => part.textContent)).toContain("Mine.");
    await reader.close();
  });

  test("a note can be moved to another topic, and opened", async () => {
    const page = await saving.visit("/move.html");
    const first = await saving.openPopup(page);
    await save(first);
    await first.close();
    const before = noteOf(await saving.library(), "/move.html");
    const popup = await saving.openPopup(page);
    await popup.waitForSelector('[data-act="move"]');
    await popup.click('[data-act="move"]');
    await popup.waitForSelector("select#move");
    const key = await popup.$eval("select#move", (select) => [...select.options].at(-1)?.value ?? "");
    await popup.select("#move", key);
    await untilSays(popup, "Moved");
    const opening = saving.chromium.browser.waitForTarget((target) => target.url().includes(`#/note/${before.id}`));
    await popup.click('[data-act="open-note"]');
    await (await (await opening).page())?.close();
    const after = noteOf(await saving.library(), "/move.html");
    expect(after.topic).not.toBe(before.topic);
    expect(key.endsWith(`${after.step}/${after.topic}`)).toBe(true);
    await page.close();
  });

  test("undo takes the note to the trash, and the page can be saved again", async () => {
    const page = await saving.visit("/undo.html");
    const popup = await saving.openPopup(page);
    await save(popup);
    await popup.click('[data-act="undo"]');
    await popup.waitForSelector('[data-popup="form"]');
    const content = await saving.library();
    expect(noteOf(content, "/undo.html").deletedAt).not.toBeNull();
    await page.bringToFront();
    await popup.close().catch(() => undefined);
    const again = await saving.openPopup(page);
    await save(again);
    await again.close();
    const notes = (await saving.library()).notes.filter((note) => note.canonicalUrl.endsWith("/undo.html"));
    expect(notes.filter((note) => note.deletedAt === null)).toHaveLength(1);
    await page.close();
  });

  test("a page of the browser itself gets a sentence: not even its address is told", async () => {
    const page = await saving.visit("chrome://version/");
    const popup = await saving.openPopup(page);
    await untilSays(popup, "Nothing to save here");
    expect(await popup.$('[data-act="save"]')).toBeNull();
    await popup.close();
    await page.close();
  });

  test("a PDF is kept as a link, by its name and with the reason", async () => {
    const page = await saving.visit("/paper.pdf");
    const popup = await saving.openPopup(page);
    await save(popup);
    expect(await wordsOf(popup)).toContain("There is no text on the page.");
    await popup.close();
    expect(noteOf(await saving.library(), "/paper.pdf")).toMatchObject({
      kind: "link",
      clip: null,
      title: expect.stringContaining("paper.pdf"),
    });
    await page.close();
  });

  test("a page that hangs is kept as a link, with the reason", async () => {
    const texts: Record<string, string> = { "/hang.html": HANGS };
    const server = await serveTexts(texts);
    const page = await saving.visit(`${server.origin}/hang.html`);
    await expect.poll(() => server.requests).toContain("/go-on");
    const popup = await saving.openPopup(page);
    await save(popup);
    expect(await wordsOf(popup)).toContain("The page did not answer in time.");
    texts["/go-on"] = "";
    await popup.close();
    expect(noteOf(await saving.library(), "/hang.html")).toMatchObject({ kind: "link", clip: null });
    await page.close();
    await server.close();
  });

  test("without a network a page that is open is saved whole", async () => {
    const page = await saving.visit("/offline.html");
    const back = await offline(saving.chromium);
    const popup = await saving.openPopup(page);
    await save(popup);
    await popup.close();
    await back();
    const content = await saving.library();
    expect(markdownOf(content, noteOf(content, "/offline.html"))).toContain("The words before the code");
    await page.close();
  });
});

test("nothing complained on the way", () => {
  expect(saving.complaints()).toEqual([]);
});
