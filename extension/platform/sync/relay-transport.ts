/**
 * HTTP to one relay. The origin is fixed, no redirect is followed, nothing of the browser's own goes along, and what
 * takes too long is ended. Nothing of a request is ever logged.
 */
import type { Transport } from "#shared/sync/ports.ts";
import { MAX_BLOB_BYTES } from "#shared/sync/protocol.ts";
import { err, ok } from "#shared/std/result.ts";
import { awake } from "./awake.ts";

/** A slow relay may take 50 s. */
const TIMEOUT_MS = 75_000;
/** More than any answer holds. What is longer is no answer of a relay, and is not read to its end. */
const MAX_ANSWER_BYTES = 2 * MAX_BLOB_BYTES;

export function createRelayTransport(relayOrigin: string, timeoutMs: number = TIMEOUT_MS): Transport {
  return {
    send: ({ method, path, headers, body }) =>
      awake(async () => {
        const signal = AbortSignal.timeout(timeoutMs);
        try {
          const response = await fetch(relayOrigin + path, {
            method,
            headers,
            ...(body && { body }),
            signal,
            redirect: "error",
            credentials: "omit",
            referrerPolicy: "no-referrer",
            // The relay's answers say "no-store". Said here too, Chromium would ask leave before every request anew.
            cache: "default",
          });
          return ok({ status: response.status, body: await readBody(response) });
        } catch {
          return err({ type: signal.aborted ? "timeout" : "offline" });
        }
      }),
  };
}

/** Empty when it is longer than any answer: nobody understands that. */
async function readBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) break;
    length += chunk.value.length;
    if (length > MAX_ANSWER_BYTES) {
      await reader?.cancel();
      return new Uint8Array();
    }
    chunks.push(chunk.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
