/** The relay's app on a store in memory, called without a socket, with time that the test moves. */
import { createApp } from "#server/app.ts";
import { parseConfig, type Config } from "#server/config.ts";
import { createDoorbell } from "#server/live/doorbell.ts";
import { createLog } from "#server/log.ts";
import { createMetrics } from "#server/metrics.ts";
import { createMemoryStore } from "#server/storage/memory-store.ts";
import type { Store } from "#server/storage/store.ts";
import { unwrap } from "#shared/std/result.ts";
import { encodePush, parsePage, type Page } from "#shared/sync/frames.ts";
import {
  EPOCH_HEADER,
  parsePushAnswer,
  parseSpaceAnswer,
  type PushAnswer,
  type SpaceAnswer,
} from "#shared/sync/protocol.ts";
import { idOf } from "./envelopes.ts";

export const TOKEN = "ab".repeat(32);
export const SPACE = idOf(1);

export interface Call {
  readonly token?: string | null;
  readonly body?: Uint8Array | string | ReadableStream<Uint8Array>;
  readonly headers?: Record<string, string>;
  readonly address?: string;
}

export interface RelayApp {
  readonly store: Store;
  readonly lines: string[];
  call(method: string, path: string, call?: Call): Promise<Response>;
  /** Makes SPACE and answers where its log stands. */
  create(): Promise<SpaceAnswer>;
  push(epoch: string, ...envelopes: Uint8Array[]): Promise<Response>;
  /** `headers` say from where. */
  pull(headers?: Record<string, string>): Promise<Page>;
  pass(ms: number): void;
  stopping(): void;
}

export function relayApp(settings: Record<string, string> = {}, overrides: { store?: Store } = {}): RelayApp {
  const config: Config = unwrap(
    parseConfig(Object.fromEntries(Object.entries(settings).map(([name, value]) => [`WAYMARK_RELAY_${name}`, value]))),
  );
  const store = overrides.store ?? createMemoryStore({ spaceBytes: config.spaceBytes });
  const lines: string[] = [];
  let time = 0;
  let isStopping = false;
  const app = createApp({
    config,
    store,
    doorbell: createDoorbell({ store, socketsPerAddress: 4, socketsPerSpace: 4 }),
    log: createLog(
      "requests",
      (line) => lines.push(line),
      () => time,
    ),
    metrics: createMetrics(
      () => 1,
      () => 1,
    ),
    now: () => time,
    isStopping: () => isStopping,
  });

  async function call(method: string, path: string, { token = TOKEN, body, headers, address }: Call = {}) {
    const init: RequestInit & { duplex?: "half" } = {
      method,
      headers: {
        "waymark-protocol": "1",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
    };
    if (body !== undefined) init.body = body instanceof Uint8Array ? Uint8Array.from(body) : body;
    if (body instanceof ReadableStream) init.duplex = "half";
    const incoming = { socket: { remoteAddress: address ?? "192.0.2.1" } };
    return app.request(path, init, { incoming });
  }

  return {
    store,
    lines,
    call,
    async create() {
      return unwrap(parseSpaceAnswer(await (await call("PUT", `/v1/spaces/${SPACE}`)).json()));
    },
    push: (epoch, ...envelopes) =>
      call("POST", `/v1/spaces/${SPACE}/entries`, {
        body: encodePush(envelopes),
        headers: { [EPOCH_HEADER]: epoch },
      }),
    async pull(headers = {}) {
      const answer = await call("GET", `/v1/spaces/${SPACE}/entries`, { headers });
      return unwrap(parsePage(new Uint8Array(await answer.arrayBuffer())));
    },
    pass: (ms) => void (time += ms),
    stopping: () => void (isStopping = true),
  };
}

/** Status and JSON body: what most tests compare. */
export async function answerOf(response: Response | Promise<Response>): Promise<readonly [number, unknown]> {
  const answer = await response;
  return [answer.status, await answer.json()];
}

export async function pushed(response: Response | Promise<Response>): Promise<PushAnswer> {
  return unwrap(parsePushAnswer(await (await response).json()));
}
