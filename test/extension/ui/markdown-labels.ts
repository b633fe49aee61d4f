/** Words for Markdown in tests. */
import type { MarkdownLabels } from "#ext/ui/kit/markdown-inline-view.tsx";

export const labels: MarkdownLabels = {
  taskDone: "done",
  taskOpen: "open",
  table: "Table",
  footnotes: "Footnotes",
  footnote: (number) => `Footnote ${number}`,
  footnoteBack: (number) => `Back to the text, footnote ${number}`,
  picture: (alt) => (alt === "" ? "Picture" : `Picture: ${alt}`),
};
