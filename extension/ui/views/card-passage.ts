/** What was selected in a note, with the paragraph around it: the text of a card and the part that it may hide. */

export interface Passage {
  readonly text: string;
  /** The selected part: the characters from `from` to `to` of the text. */
  readonly from: number;
  readonly to: number;
}

/** Around a passage as much is taken as makes a card, and no more. */
const LONGEST = 600;
const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, blockquote, pre, td, th, dd, dt";

/** Null when nothing is selected, or something outside of the note. */
export function passageOf(note: HTMLElement, selection: Selection): Passage | null {
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!note.contains(range.commonAncestorContainer)) return null;
  const chosen = range.toString();
  if (chosen.trim() === "" || chosen.length > LONGEST) return null;
  const around = blockOf(range.commonAncestorContainer, note);
  const alone = { text: chosen.trim(), from: 0, to: chosen.trim().length };
  if (!around) return alone;
  const before = note.ownerDocument.createRange();
  before.selectNodeContents(around);
  before.setEnd(range.startContainer, range.startOffset);
  const text = around.textContent;
  const from = before.toString().length;
  if (text.length > LONGEST || text.slice(from, from + chosen.length) !== chosen) return alone;
  const lead = text.length - text.trimStart().length;
  return {
    text: text.trim(),
    from: Math.max(0, from - lead),
    to: Math.min(text.trim().length, from - lead + chosen.length),
  };
}

function blockOf(node: Node, note: HTMLElement): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>(BLOCKS) ?? null;
  return block && block !== note && note.contains(block) ? block : null;
}
