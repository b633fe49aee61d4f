/** Fills a library with notes the way a learner does: line by line into the field on the new tab. */
import type { Page } from "puppeteer-core";
import { untilSaved } from "#test/e2e/harness/new-tab.ts";

/** Writes `count` lines and waits until all are saved. */
export async function writeNotes(page: Page, count: number): Promise<void> {
  for (let from = 0; from < count; from += 50) {
    await page.evaluate(
      (first, last) => {
        const field = document.querySelector<HTMLInputElement>("#quicknote");
        if (!field) throw new Error("there is no field for a line");
        for (let i = first; i < last; i++) {
          field.value = `Line ${i}: an index is a sorted copy of a column, and every write has to keep it sorted.`;
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        }
      },
      from,
      Math.min(from + 50, count),
    );
    await untilSaved(page);
  }
  // What is shown as saved is checked where the list of all notes is kept.
  await page.waitForFunction(countsNotes, { polling: 500, timeout: 120_000 }, count);
}

/** Runs in the page. */
async function countsNotes(wanted: number): Promise<boolean> {
  return await new Promise((answer, fail) => {
    const opening = indexedDB.open("waymark");
    opening.addEventListener("error", () => fail(new Error("no database")));
    opening.addEventListener("success", () => {
      const counting = opening.result.transaction("notes").objectStore("notes").count();
      counting.addEventListener("success", () => {
        opening.result.close();
        answer(counting.result === wanted);
      });
    });
  });
}
