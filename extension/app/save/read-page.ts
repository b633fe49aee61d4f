/** What there is to keep of a page: its article, a selection, or no more than its address. */
import { utf8, type Bytes } from "#shared/std/bytes.ts";
import type { Clip, TextQuote } from "#ext/clipper/clip.ts";
import type { PageReader } from "./page-reader.ts";
import type { ReadFailure, SaveInput } from "./save-desk.ts";

/** What to read: a selection's words were seen before, in the popup. */
export type PageToRead = Pick<SaveInput, "tab" | "url" | "what" | "passage">;

export interface ReadPage {
  readonly kind: "page" | "selection" | "link";
  /** UTF-8 of the Markdown, or null for an address alone. */
  readonly clip: Bytes | null;
  readonly passage: TextQuote | null;
  /** What the page calls itself; "" when it was not read. */
  readonly title: string;
  /** Who wrote it and when, as the page says; empty when it was not read. */
  readonly facts: Pick<Clip, "author" | "published">;
  readonly cut: boolean;
  /** Why there is less than was asked for, or null. */
  readonly why: ReadFailure | null;
}

/** Reads as the input asks. A page that cannot be read gives its address, a selection at least its words. */
export async function readPage(reader: PageReader, input: PageToRead): Promise<ReadPage> {
  if (input.what === "link") return addressOnly(input, null);
  const found = await reader.clip(input.tab);
  if (!found.ok) return addressOnly(input, found.error);
  if (await movedOn(reader, input)) return addressOnly(input, "moved-on");
  const answer = found.value;
  if (input.what === "selection") {
    // The passage that the learner saw in the popup counts, also when another one is selected by now.
    if (!answer.selection) return addressOnly(input, null);
    return whole("selection", answer.selection, input.passage ?? answer.selection.quote);
  }
  if (!answer.ok) return addressOnly(input, answer.error.type === "empty" ? "empty" : "broken");
  return whole("page", answer.clip, null);
}

function whole(kind: "page" | "selection", clip: Clip, passage: TextQuote | null): ReadPage {
  const { markdown, title, cut } = clip;
  return { kind, clip: utf8(markdown), passage, title, facts: clip, cut: cut === true, why: null };
}

function addressOnly({ what, passage }: PageToRead, why: ReadFailure | null): ReadPage {
  const nothing = { clip: null, title: "", facts: {}, cut: false };
  if (what === "selection" && passage) return { ...nothing, kind: "selection", passage, why: null };
  return { ...nothing, kind: "link", passage: null, why };
}

/** Another page was opened in the tab meanwhile: its text must not stand under the address that was asked for. */
async function movedOn(reader: PageReader, { tab, url }: PageToRead): Promise<boolean> {
  const now = await reader.address(tab);
  return now === null || withoutHash(now) !== withoutHash(url);
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, "");
}
