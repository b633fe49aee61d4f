import { afterEach, expect, it } from "vitest";
import { passageOf } from "#ext/ui/views/card-passage.ts";

afterEach(() => {
  document.body.replaceChildren();
});

function note(html: string): HTMLElement {
  const article = document.createElement("article");
  const page = new DOMParser().parseFromString(html, "text/html");
  article.append(...page.body.childNodes);
  document.body.append(article);
  return article;
}

/** Selects from `start` in the text of `node` to `end`. */
function select(node: Node | null | undefined, start: number, end: number): Selection {
  const selection = document.getSelection();
  if (!node || !selection) throw new Error("nothing to select");
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  selection.removeAllRanges();
  selection.addRange(range);
  return selection;
}

it("takes the paragraph around what was selected, and knows where in it", () => {
  const article = note("<p>WHERE keeps <b>only</b> true.</p><p>Another.</p>");
  const passage = passageOf(article, select(article.querySelector("b")?.firstChild, 0, 4));
  expect(passage).toEqual({ text: "WHERE keeps only true.", from: 12, to: 16 });
});

it("finds the selected one of two equal words", () => {
  const article = note("<p>true and true</p>");
  const passage = passageOf(article, select(article.querySelector("p")?.firstChild, 9, 13));
  expect(passage).toMatchObject({ from: 9, to: 13 });
});

it("takes nothing where nothing is selected, and nothing outside of the note", () => {
  const article = note("<p>Text</p>");
  expect(passageOf(article, select(article.querySelector("p")?.firstChild, 2, 2))).toBeNull();
  const outside = document.createElement("p");
  outside.textContent = "Outside";
  document.body.append(outside);
  expect(passageOf(article, select(outside.firstChild, 0, 3))).toBeNull();
});
