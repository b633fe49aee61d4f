/** The relay's calls as functions: requests built, answers parsed, refusals as values. Keeps nothing between calls. */
import { concatBytes, hexOfBytes, textOfUtf8, utf8, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import { encodePush, parsePage, type Page } from "./frames.ts";
import type { RelayRequest, RelayResponse, Transport, TransportError } from "./ports.ts";
import {
  AFTER_HEADER,
  EPOCH_HEADER,
  HASH_HEADER,
  INVITE_HEADER,
  parseMissingAnswer,
  parsePushAnswer,
  parseRelayError,
  parseSpaceAnswer,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type PushAnswer,
  type RelayError,
  type SpaceAnswer,
} from "./protocol.ts";
import type { LogPoint } from "./state.ts";

/** An answer that this protocol version does not write: a newer relay, or no relay at all. */
export type NotUnderstoodAnswer = { readonly type: "not-understood"; readonly status: number };
export type CallError = RelayError | TransportError | NotUnderstoodAnswer;

export interface RelayClient {
  createSpace(invite: string | null): Promise<Result<SpaceAnswer, CallError>>;
  deleteSpace(): Promise<Result<void, CallError>>;
  push(epoch: string, envelopes: readonly Uint8Array[]): Promise<Result<PushAnswer, CallError>>;
  pull(after: LogPoint): Promise<Result<Page, CallError>>;
  /** Those of at most 1,000 blob ids that the relay does not hold. */
  missingBlobs(ids: readonly string[]): Promise<Result<readonly string[], CallError>>;
  putBlob(id: string, envelope: Bytes): Promise<Result<void, CallError>>;
  getBlob(id: string): Promise<Result<Bytes, CallError>>;
}

export function createRelayClient(keys: SpaceKeys, transport: Transport): RelayClient {
  const base = `/v1/spaces/${hexOfBytes(keys.space)}`;
  const always = { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION), authorization: `Bearer ${keys.token}` };

  async function send(
    method: RelayRequest["method"],
    path: string,
    body: Bytes | null = null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Result<RelayResponse, CallError>> {
    const sent = await transport.send({ method, path: base + path, headers: { ...always, ...headers }, body });
    if (!sent.ok) return sent;
    return sent.value.status >= 200 && sent.value.status < 300 ? sent : err(refusalOf(sent.value));
  }

  async function sendFor<T>(
    call: Promise<Result<RelayResponse, CallError>>,
    parse: (json: unknown) => Result<T, unknown>,
  ): Promise<Result<T, CallError>> {
    const answer = await call;
    if (!answer.ok) return answer;
    const parsed = parse(jsonOf(answer.value.body));
    return parsed.ok ? parsed : err({ type: "not-understood", status: answer.value.status });
  }

  return {
    createSpace: (invite) =>
      sendFor(send("PUT", "", null, invite === null ? {} : { [INVITE_HEADER]: invite }), parseSpaceAnswer),
    deleteSpace: async () => done(await send("DELETE", "")),
    push: (epoch, envelopes) =>
      sendFor(send("POST", "/entries", encodePush(envelopes), { [EPOCH_HEADER]: epoch }), parsePushAnswer),
    async pull({ seq, hash }) {
      const from = { [AFTER_HEADER]: String(seq), ...(seq > 0 && { [HASH_HEADER]: hash }) };
      const answer = await send("GET", "/entries", null, from);
      if (!answer.ok) return answer;
      const page = parsePage(answer.value.body);
      return page.ok ? page : err({ type: "not-understood", status: answer.value.status });
    },
    async missingBlobs(blobs) {
      const body = concatBytes(utf8(JSON.stringify({ blobs })));
      const json = { "content-type": "application/json" };
      const answer = await sendFor(send("POST", "/blobs/missing", body, json), parseMissingAnswer);
      return answer.ok ? ok(answer.value.missing) : answer;
    },
    putBlob: async (id, envelope) => done(await send("PUT", `/blobs/${id}`, envelope)),
    async getBlob(id) {
      const answer = await send("GET", `/blobs/${id}`);
      return answer.ok ? ok(answer.value.body) : answer;
    },
  };
}

function done(answer: Result<unknown, CallError>): Result<void, CallError> {
  return answer.ok ? ok() : answer;
}

function refusalOf({ status, body }: RelayResponse): CallError {
  const refusal = parseRelayError(jsonOf(body));
  return refusal.ok ? refusal.value : { type: "not-understood", status };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOfUtf8(body) ?? "");
  } catch {
    return null;
  }
}
