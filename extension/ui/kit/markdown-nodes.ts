/** The only kinds of node that Markdown is drawn from. What is not in these unions cannot reach the page. */

export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | { readonly type: "heading"; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly language: string; readonly text: string }
  | { readonly type: "quote"; readonly children: readonly Block[] }
  | ListBlock
  | TableBlock
  | { readonly type: "rule" };

export interface ListBlock {
  readonly type: "list";
  /** The first number, or null for a list without numbers. */
  readonly start: number | null;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  /** Null for an item that is no task. */
  readonly checked: boolean | null;
  /** Blocks that stand close: their paragraphs are drawn without a gap. */
  readonly tight: boolean;
  readonly children: readonly Block[];
}

export interface TableBlock {
  readonly type: "table";
  readonly align: readonly ("left" | "right" | "center" | null)[];
  readonly head: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong" | "emphasis" | "deleted"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "break" }
  /** `url` has passed `safeUrl`. */
  | { readonly type: "link"; readonly url: string; readonly children: readonly Inline[] }
  /** A picture is never fetched: its words stand for it, and `url` is where it can be seen, or null. */
  | { readonly type: "picture"; readonly alt: string; readonly url: string | null }
  | { readonly type: "footnote"; readonly number: number };

export interface Footnote {
  readonly number: number;
  readonly children: readonly Block[];
}

export interface MarkdownTree {
  readonly blocks: readonly Block[];
  /** In the order in which the text names them. */
  readonly footnotes: readonly Footnote[];
}
