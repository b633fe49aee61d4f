/** The messages between our pages and the background under 200,000 kinds of damage: taken as sent, or refused. */
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { RequestSchema, SaveAnswerSchema, TargetsAnswerSchema } from "#ext/platform/desk-schemas.ts";
import {
  DoorSchema,
  NewsSchema,
  OnAnswerSchema,
  OverviewAnswerSchema,
  PreviewAnswerSchema,
  SyncRequestSchema,
  WordsAnswerSchema,
} from "#ext/platform/sync/sync-schemas.ts";
import { OFF } from "#shared/sync/facts.ts";
import { damagedJson, INPUTS, seededBits } from "#test/support/fuzz.ts";

const MINUTE_MS = 60_000;
const overview = {
  facts: { ...OFF, state: { type: "refused", reason: "storage-full" }, heard: [{ sender: "ab", sentAt: 1 }] },
  relay: "https://relay.example",
  offeredRelay: "",
  deviceName: "Firefox on Linux",
  devices: [{ id: "d", name: "Firefox on Linux", isThis: true, added: 20_000, lastSeen: null }],
  waitingFor: [],
} as const;
const sketch = { isEmpty: false, roadmaps: ["Backend"], devices: ["Firefox"], notes: 3, topicsDone: 1 };
const target = { roadmap: "backend", step: "internet", topic: "http" };
const page = { url: "https://a.example/", canonicalLink: null, passage: null };

type Clean = Parameters<typeof damagedJson>[1];
const CASES: readonly (readonly [string, v.GenericSchema, readonly Clean[]])[] = [
  [
    "requests about sync",
    SyncRequestSchema,
    [
      { type: "sync/create", address: "https://relay.example", invite: null },
      { type: "sync/join", pairing: { type: "words", words: "legal winner", address: "relay.example" } },
      { type: "sync/preview", pairing: { type: "line", line: "waymark1:AAAA@https://relay.example" } },
      { type: "sync/rename", name: "Desk" },
      { type: "sync/bell", head: 7 },
      { type: "sync/overview" },
    ],
  ],
  [
    "answers about sync",
    v.union([OverviewAnswerSchema, OnAnswerSchema, WordsAnswerSchema, PreviewAnswerSchema, DoorSchema, NewsSchema]),
    [
      { type: "overview", overview },
      { type: "words", words: ["legal", "winner"], line: "waymark1:" },
      { type: "preview", relay: "https://relay.example", there: sketch, here: sketch, unreadable: 0 },
      { type: "sync/news", overview },
      { url: "wss://relay.example/v1/spaces/ab/live", hello: { protocol: 1, token: "cd" } },
    ],
  ],
  [
    "requests about saving",
    RequestSchema,
    [
      { type: "find", page },
      { type: "move", note: "n", target },
      { type: "trash", note: "n" },
      { type: "add-whole", note: "n", page: { tab: 1, url: "https://a.example/", canonicalLink: null } },
      { type: "drop-whole", note: "n", before: { kind: "link", clip: null, author: "", published: null } },
      { type: "save", input: { ...page, tab: 3, what: "page", title: "T", target, comment: "" } },
    ],
  ],
  ["answers about saving", v.union([SaveAnswerSchema, TargetsAnswerSchema]), [{ type: "read-only" }]],
];

describe("200,000 damaged messages", () => {
  it.each(CASES)(
    "of %s: nothing throws, and what is taken is taken again as the same",
    (_, schema, clean) => {
      for (const message of clean) expect(v.is(schema, message)).toBe(true);
      const random = seededBits(0x77);
      let refused = 0;
      for (let i = 0; i < INPUTS; i++) {
        const sent = damagedJson(random, clean[i % clean.length] ?? null);
        const parsed = v.safeParse(schema, sent);
        if (!parsed.success) {
          refused += 1;
          continue;
        }
        const again = v.safeParse(schema, parsed.output);
        const [read, reread] = [JSON.stringify(parsed.output), JSON.stringify(again.output)];
        if (!again.success || read !== reread) throw new Error(`input ${i} is not taken again: ${read}`);
      }
      expect(refused).toBeGreaterThan(INPUTS / 10);
    },
    MINUTE_MS,
  );
});
