/** A note to put into a doc. */
import type { NewNote } from "#shared/domain/notes.ts";

export function noteOf(id: string, change: Partial<NewNote> = {}): NewNote {
  return {
    id,
    kind: "page",
    roadmap: "backend-developer",
    step: "rdb",
    topic: "sql",
    title: `Note ${id}`,
    url: "https://example.org/",
    canonicalUrl: "https://example.org/",
    site: "example.org",
    author: "",
    published: null,
    day: 20_000,
    createdAt: 1,
    body: "",
    clip: null,
    quotes: new Map(),
    ...change,
  };
}
