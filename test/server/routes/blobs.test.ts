import { describe, expect, it } from "vitest";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { ok } from "#shared/std/result.ts";
import { MAX_BLOB_BYTES, parseMissingAnswer, type MissingRequest } from "#shared/sync/protocol.ts";
import { envelopeOf, idOf } from "../support/envelopes.ts";
import { answerOf, relayApp, SPACE } from "../support/relay-app.ts";

const BLOBS = `/v1/spaces/${SPACE}/blobs`;
const ID = idOf(50);
const blobOf = (text: string, size = 0) => envelopeOf({ kind: "blob", stream: ID, text, size });

describe("blobs", () => {
  it("[R15] keeps the first upload of an id and answers 200 to a later one", async () => {
    const relay = relayApp();
    await relay.create();
    const first = blobOf("first");
    expect(await answerOf(relay.call("PUT", `${BLOBS}/${ID}`, { body: first }))).toEqual([201, {}]);
    expect(await answerOf(relay.call("PUT", `${BLOBS}/${ID}`, { body: blobOf("second") }))).toEqual([200, {}]);
    const got = await relay.call("GET", `${BLOBS}/${ID}`);
    expect(hexOfBytes(new Uint8Array(await got.arrayBuffer()))).toBe(hexOfBytes(first));
    expect(got.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("[R15] answers HEAD with the size and no bytes, and 404 for what it does not hold", async () => {
    const relay = relayApp();
    await relay.create();
    await relay.call("PUT", `${BLOBS}/${ID}`, { body: blobOf("", 5000) });
    const head = await relay.call("HEAD", `${BLOBS}/${ID}`);
    expect([head.status, head.headers.get("content-length")]).toEqual([200, "5000"]);
    expect((await head.arrayBuffer()).byteLength).toBe(0);
    expect((await relay.call("HEAD", `${BLOBS}/${idOf(51)}`)).status).toBe(404);
    expect(await answerOf(relay.call("GET", `${BLOBS}/${idOf(51)}`))).toEqual([404, { type: "unknown-blob" }]);
  });

  it("[R15] refuses what is no blob, or one of another space or id, and more than 4 MiB", async () => {
    const relay = relayApp();
    await relay.create();
    const put = (body: Uint8Array, id = ID) => answerOf(relay.call("PUT", `${BLOBS}/${id}`, { body }));
    const malformed = (reason: string) => [400, { type: "malformed", reason }];
    expect(await put(envelopeOf({ stream: ID }))).toEqual(malformed("kind"));
    expect(await put(envelopeOf({ kind: "blob", stream: ID, space: 2 }))).toEqual(malformed("other-space"));
    expect(await put(blobOf("x"), idOf(51))).toEqual(malformed("other-blob"));
    expect(await put(new Uint8Array(200))).toEqual(malformed("magic"));
    expect(await put(blobOf("x"), "not-an-id")).toEqual(malformed("blob-id"));
    expect(await put(blobOf("x", MAX_BLOB_BYTES + 1))).toEqual([413, { type: "too-large", limit: MAX_BLOB_BYTES }]);
    expect(await put(blobOf("x", MAX_BLOB_BYTES))).toEqual([201, {}]);
  });

  it("[R16] lists which of the asked ids are missing", async () => {
    const relay = relayApp();
    await relay.create();
    await relay.call("PUT", `${BLOBS}/${ID}`, { body: blobOf("x") });
    const ask = (body: unknown) => answerOf(relay.call("POST", `${BLOBS}/missing`, { body: JSON.stringify(body) }));
    const question: MissingRequest = { blobs: [idOf(51), ID, idOf(52)] };
    const [status, answer] = await ask(question);
    expect([status, parseMissingAnswer(answer)]).toEqual([200, ok({ missing: [idOf(51), idOf(52)] })]);
    const wrong = [400, { type: "malformed", reason: "blobs" }];
    for (const body of [{}, { blobs: ["x"] }, { blobs: Array.from({ length: 1001 }, () => ID) }, []]) {
      expect(await ask(body)).toEqual(wrong);
    }
  });

  it("[R4] asks for the token at each of its calls", async () => {
    const relay = relayApp();
    await relay.create();
    const calls = [
      ["GET", `/${ID}`],
      ["HEAD", `/${ID}`],
      ["PUT", `/${ID}`],
      ["POST", "/missing"],
    ] as const;
    for (const [method, path] of calls) {
      expect((await relay.call(method, BLOBS + path, { token: "cd".repeat(32) })).status).toBe(401);
    }
  });
});
