/** `/v1/spaces/{id}/blobs`: encrypted files that never change. The first upload of an id stays. */
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { textOfUtf8, hexOfBytes } from "#shared/std/bytes.ts";
import { parseEnvelopeHeader } from "#shared/sync/frames.ts";
import { MAX_BLOB_BYTES, parseMissingRequest, type MissingAnswer, type RelayError } from "#shared/sync/protocol.ts";
import { readBody } from "../http/read-body.ts";
import { refuse, relayErrorOf } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";
import { isId } from "../middleware/space-auth.ts";
import type { TokenBuckets } from "../middleware/token-bucket.ts";
import type { RelayDeps } from "./relay-deps.ts";

const MAX_QUESTION_BYTES = 64 * 1024;

const blobPath = createMiddleware<RelayEnv>(async (c, next) =>
  isId(c.req.param("blob") ?? "") ? next() : refuse(c, { type: "malformed", reason: "blob-id" }),
);

export function blobRoutes({ store, metrics }: RelayDeps, byBytes: TokenBuckets): Hono<RelayEnv> {
  return new Hono<RelayEnv>()
    .post("/missing", async (c) => {
      const body = await readBody(c.req, MAX_QUESTION_BYTES);
      if (!body.ok) return refuse(c, body.error);
      const asked = parseMissingRequest(jsonOf(body.value));
      if (!asked.ok) return refuse(c, { type: "malformed", reason: "blobs" });
      const answer: MissingAnswer = { missing: [...(await store.missingBlobs(c.var.spaceId, asked.value.blobs))] };
      return c.json(answer);
    })
    .put("/:blob", blobPath, async (c) => {
      const body = await readBody(c.req, MAX_BLOB_BYTES);
      if (!body.ok) return refuse(c, body.error);
      const wrong = blobRefusal(body.value, c.var.spaceId, c.req.param("blob"));
      if (wrong !== null) return refuse(c, wrong);
      const taken = byBytes.take(c.var.spaceId, body.value.length);
      if (!taken.ok) return refuse(c, { type: "too-many-requests", retryAfter: taken.retryAfter });
      const put = await store.putBlob(c.var.spaceId, c.req.param("blob"), body.value);
      if (!put.ok) return refuse(c, relayErrorOf(put.error));
      if (put.value.created) metrics.counts.blobs += 1;
      return c.json({}, put.value.created ? 201 : 200);
    })
    .get("/:blob", blobPath, async (c) => {
      c.header("Content-Type", "application/octet-stream");
      // Hono answers HEAD with the GET route; only the size is read for it.
      if (c.req.method === "HEAD") {
        const size = await store.blobBytes(c.var.spaceId, c.req.param("blob"));
        if (size === null) return refuse(c, { type: "unknown-blob" });
        return c.body(null, 200, { "Content-Length": String(size) });
      }
      const envelope = await store.blob(c.var.spaceId, c.req.param("blob"));
      return envelope === null ? refuse(c, { type: "unknown-blob" }) : c.body(Uint8Array.from(envelope));
    });
}

/** Why the bytes are not the envelope of this blob in this space, or null when they are. */
function blobRefusal(envelope: Uint8Array, space: string, blob: string): RelayError | null {
  const header = parseEnvelopeHeader(envelope);
  if (!header.ok) {
    return header.error.reason === "too-large"
      ? { type: "too-large", limit: MAX_BLOB_BYTES }
      : { type: "malformed", reason: header.error.reason };
  }
  if (header.value.kind !== "blob") return { type: "malformed", reason: "kind" };
  if (hexOfBytes(header.value.space) !== space) return { type: "malformed", reason: "other-space" };
  return hexOfBytes(header.value.stream) === blob ? null : { type: "malformed", reason: "other-blob" };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOfUtf8(body) ?? "");
  } catch {
    return null;
  }
}
