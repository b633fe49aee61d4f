/** Reads a request's body under a cap, which holds for what is announced and for what is sent. */
import type { HonoRequest } from "hono";
import { concatBytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { RelayError } from "#shared/sync/protocol.ts";

/**
 * The whole body, at most `limit` bytes. A body without an announced length is counted while it comes and dropped at
 * the first byte too many. A connection that ends before its body does is `malformed`.
 */
export async function readBody(request: HonoRequest, limit: number): Promise<Result<Uint8Array, RelayError>> {
  const announced = request.header("content-length");
  if (announced !== undefined && Number(announced) > limit) return err({ type: "too-large", limit });
  try {
    // Node ends the body at the announced length, so this read cannot grow past the cap.
    if (announced !== undefined) return capped(new Uint8Array(await request.arrayBuffer()), limit);
    return await readStream(request, limit);
  } catch {
    return err({ type: "malformed", reason: "body" });
  }
}

async function readStream(request: HonoRequest, limit: number): Promise<Result<Uint8Array, RelayError>> {
  const body = request.raw.body;
  if (body === null) return ok(new Uint8Array());
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return ok(concatBytes(...parts));
    bytes += value.length;
    if (bytes > limit) {
      // Not awaited: a sender that never stops would hold the answer back.
      reader.cancel().catch(() => {});
      return err({ type: "too-large", limit });
    }
    parts.push(value);
  }
}

function capped(bytes: Uint8Array, limit: number): Result<Uint8Array, RelayError> {
  return bytes.length > limit ? err({ type: "too-large", limit }) : ok(bytes);
}
