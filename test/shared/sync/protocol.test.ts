import { describe, expect, it } from "vitest";
import {
  LIVE_CLOSE,
  parseBell,
  parseLiveHello,
  parseMissingRequest,
  parsePushAnswer,
  parseRelayError,
  parseSpaceAnswer,
  STATUS_OF_ERROR,
} from "#shared/sync/protocol.ts";

const epoch = "ab".repeat(16);
const hash = "cd".repeat(32);

describe("relay protocol", () => {
  it("reads each refusal by its type and gives each a status of an error", () => {
    expect(parseRelayError({ type: "fork", epoch, head: 3 })).toEqual({
      ok: true,
      value: { type: "fork", epoch, head: 3 },
    });
    expect(parseRelayError({ type: "wrong-token" })).toMatchObject({ ok: true });
    for (const status of Object.values(STATUS_OF_ERROR)) expect(status).toBeGreaterThanOrEqual(400);
  });

  it("does not pretend to understand a refusal of a newer relay, or one without its fields", () => {
    const not = { ok: false, error: { type: "not-understood" } };
    for (const json of [{ type: "moon-phase" }, { type: "fork" }, {}, null, "wrong-token", []]) {
      expect(parseRelayError(json)).toEqual(not);
    }
  });

  it("refuses answers whose ids, hashes or sequences have another form", () => {
    const space = { epoch, head: 2, hash };
    expect(parseSpaceAnswer(space)).toMatchObject({ ok: true });
    expect(parsePushAnswer({ ...space, seqs: [1, 2] })).toMatchObject({ ok: true });
    const wrong = [{ epoch: epoch.toUpperCase() }, { hash: epoch }, { head: -1 }, { head: 1.5 }, { head: 2 ** 53 }];
    for (const change of wrong) expect(parseSpaceAnswer({ ...space, ...change }).ok).toBe(false);
    expect(parsePushAnswer({ ...space, seqs: [0] }).ok).toBe(false);
  });

  it("reads bells, greetings and questions for at most 1,000 blobs", () => {
    expect(parseBell({ head: 4 })).toEqual({ ok: true, value: { head: 4 } });
    expect(parseLiveHello({ protocol: 1, token: "t" }).ok).toBe(true);
    expect(parseLiveHello({ token: "t" }).ok).toBe(false);
    const blobs = (length: number) => ({ blobs: Array.from({ length }, () => epoch) });
    expect([parseMissingRequest(blobs(1000)).ok, parseMissingRequest(blobs(1001)).ok]).toEqual([true, false]);
  });

  it("closes a live socket with 4000 and the status of the same refusal", () => {
    expect(LIVE_CLOSE).toMatchObject({
      wrongToken: 4000 + STATUS_OF_ERROR["wrong-token"],
      unknownSpace: 4000 + STATUS_OF_ERROR["unknown-space"],
      deletedSpace: 4000 + STATUS_OF_ERROR["deleted-space"],
      wrongVersion: 4000 + STATUS_OF_ERROR["client-too-old"],
      tooManySockets: 4000 + STATUS_OF_ERROR["too-many-requests"],
    });
  });
});
