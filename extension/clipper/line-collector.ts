/**
 * Collects text as lines the way a browser lays out preformatted text: blocks start on a line of their own, the last
 * newline of a block adds no line, and a newline or `<br>` between two blocks is their break, not a blank line.
 */
export interface LineCollector {
  readonly text: (text: string) => void;
  /** A block begins; the mark goes back to `leave`. */
  readonly enter: () => number;
  /** The block ends. `line` says that it counts as a line even when it is empty. */
  readonly leave: (mark: number, line: boolean) => void;
  /** UTF-16 units given so far. */
  readonly size: () => number;
  readonly result: () => string;
}

export function createLineCollector(): LineCollector {
  const parts: string[] = [];
  let fed = 0;
  /** Newlines at the end that are not written yet: the last one of a block may turn out to be no line. */
  let held = 0;
  /** A block ended; the next text or block starts a new line. */
  let breakDue = false;

  const text = (raw: string) => {
    if (raw === "") return;
    fed += raw.length;
    if (breakDue && !raw.startsWith("\n")) held++;
    breakDue = false;
    let end = raw.length;
    while (end > 0 && raw[end - 1] === "\n") end--;
    if (end > 0) {
      parts.push("\n".repeat(held), raw.slice(0, end));
      held = 0;
    }
    held += raw.length - end;
  };
  const enter = () => {
    if (breakDue || (fed > 0 && held === 0)) held++;
    breakDue = false;
    return fed;
  };
  const leave = (mark: number, line: boolean) => {
    if (fed > mark && held > 0 && !breakDue) held--;
    if (fed > mark || line) breakDue = true;
  };
  return { text, enter, leave, size: () => fed, result: () => parts.join("") + "\n".repeat(held) };
}
