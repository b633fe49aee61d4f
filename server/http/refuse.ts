/** Turns a refusal into an answer: the status of its type, `{type, ...}` as the body. */
import type { Context } from "hono";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { STATUS_OF_ERROR, type RelayError } from "#shared/sync/protocol.ts";
import type { AppendError, CreateError, PutBlobError, ReadError } from "../storage/store.ts";

export function refuse(c: Context, error: RelayError): Response {
  if (error.type === "too-many-requests") c.header("Retry-After", String(error.retryAfter));
  if (error.type === "wrong-token") c.header("WWW-Authenticate", "Bearer");
  return c.json(error, STATUS_OF_ERROR[error.type]);
}

/** A store's error as the wire says it. */
export function relayErrorOf(error: AppendError | CreateError | PutBlobError | ReadError): RelayError {
  if (error.type !== "epoch-changed" && error.type !== "fork") return error;
  return { type: error.type, epoch: hexOfBytes(error.log.epoch), head: error.log.head };
}
