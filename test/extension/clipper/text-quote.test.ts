import { describe, expect, it } from "vitest";
import { quoteSelection } from "#ext/clipper/text-quote.ts";

function select(from: readonly [Node, number], to: readonly [Node, number]): string | undefined {
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return quoteSelection(document)?.exact;
}

describe("a selection's quote", () => {
  const paragraphs = (...texts: readonly string[]): readonly HTMLParagraphElement[] => {
    const all = texts.map((text) => Object.assign(document.createElement("p"), { textContent: text }));
    document.body.replaceChildren(...all);
    return all;
  };

  it("holds the whole text when a selection ends behind an element's last child", () => {
    const [first, second] = paragraphs("The first.", "The second.");
    if (!first || !second) throw new Error("no paragraphs");
    expect(select([first, 0], [first, 1])).toBe("The first.");
    expect(select([second, 0], [second, 1])).toBe("The second.");
    expect(select([document.body, 0], [document.body, 2])).toContain("The second.");
  });

  it("ends before a child that the selection leaves out", () => {
    const [first] = paragraphs("In.", "Out.");
    if (!first) throw new Error("no paragraph");
    expect(select([document.body, 0], [document.body, 1])).toBe("In.");
  });

  it("is cut in the middle of a text, with the words around it", () => {
    const [first] = paragraphs("count(any) counts values that are not null");
    const text = first?.firstChild;
    if (!text) throw new Error("no text");
    expect(select([text, 11], [text, 24])).toBe("counts values");
    expect(quoteSelection(document)?.suffix.startsWith(" that are")).toBe(true);
  });
});
