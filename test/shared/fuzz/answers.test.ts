/** The JSON of the wire under 200,000 kinds of damage: read as what it says, or refused; never a throw. */
import { describe, expect, it } from "vitest";
import type { Result } from "#shared/std/result.ts";
import {
  parseBell,
  parseLiveHello,
  parseMissingAnswer,
  parseMissingRequest,
  parsePushAnswer,
  parseRelayError,
  parseSpaceAnswer,
} from "#shared/sync/protocol.ts";
import { damagedJson, INPUTS, seededBits } from "#test/support/fuzz.ts";

const MINUTE_MS = 60_000;
const ID = "0f".repeat(16);
const HASH = "1e".repeat(32);
const SPACE_ANSWER = { epoch: ID, head: 7, hash: HASH };

type Parser = (json: unknown) => Result<unknown, unknown>;
const CASES: readonly (readonly [string, Parser, Parameters<typeof damagedJson>[1]])[] = [
  ["an answer to a new space", parseSpaceAnswer, SPACE_ANSWER],
  ["an answer to a push", parsePushAnswer, { ...SPACE_ANSWER, seqs: [6, 7] }],
  ["a refusal", parseRelayError, { type: "epoch-changed", epoch: ID, head: 7 }],
  ["a question for blobs", parseMissingRequest, { blobs: [ID, ID] }],
  ["its answer", parseMissingAnswer, { missing: [ID] }],
  ["a greeting", parseLiveHello, { protocol: 1, token: HASH }],
  ["a bell", parseBell, { head: 7 }],
];

describe("200,000 damaged messages", () => {
  it.each(CASES)(
    "of %s: what is taken says only what was sent",
    (_, parse, clean) => {
      const random = seededBits(0x66);
      expect(parse(clean)).toEqual({ ok: true, value: clean });
      let refused = 0;
      for (let i = 0; i < INPUTS; i++) {
        const sent = damagedJson(random, clean);
        const parsed = parse(sent);
        if (!parsed.ok) refused += 1;
        else if (!isPartOf(parsed.value, sent)) throw new Error(`input ${i} was read as another`);
        else if (!parse(parsed.value).ok) throw new Error(`input ${i} is not taken again`);
      }
      expect(refused).toBeGreaterThan(INPUTS / 4);
    },
    MINUTE_MS,
  );
});

/** Every value that was read stands at its place in what was sent. Fields that nobody knows may be left out. */
function isPartOf(read: unknown, sent: unknown): boolean {
  if (typeof read !== "object" || read === null) return Object.is(read, sent);
  if (typeof sent !== "object" || sent === null || Array.isArray(read) !== Array.isArray(sent)) return false;
  if (Array.isArray(read) && Array.isArray(sent) && read.length !== sent.length) return false;
  return Object.entries(read).every(([key, value]) => isPartOf(value, Reflect.get(sent, key)));
}
