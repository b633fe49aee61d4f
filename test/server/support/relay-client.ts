/** The plainest device: talks to a real relay over HTTP and believes nothing it cannot parse. */
import { unwrap } from "#shared/std/result.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { encodePush, parsePage, type PageEntry } from "#shared/sync/frames.ts";
import {
  AFTER_HEADER,
  EPOCH_HEADER,
  HASH_HEADER,
  parsePushAnswer,
  parseSpaceAnswer,
  type PushAnswer,
  type SpaceAnswer,
} from "#shared/sync/protocol.ts";
import { LOG_START, type LogPoint } from "#shared/sync/state.ts";
import { TOKEN } from "./relay-app.ts";

export interface RelayClient {
  readonly space: string;
  call(method: string, path: string): Promise<Response>;
  post(epoch: string, envelopes: readonly Uint8Array[]): Promise<Response>;
  get(after?: LogPoint): Promise<Response>;
  create(): Promise<SpaceAnswer>;
  /** Null when the relay refused or the connection broke. */
  push(epoch: string, envelopes: readonly Uint8Array[]): Promise<PushAnswer | null>;
  /** The whole log, page by page. */
  pullAll(): Promise<{ readonly entries: readonly PageEntry[]; readonly head: number; readonly hash: string }>;
}

export function relayClient(url: string, space: string): RelayClient {
  const base = `${url}/v1/spaces/${space}`;
  const headers = { "waymark-protocol": "1", authorization: `Bearer ${TOKEN}` };

  const call = (method: string, path: string): Promise<Response> => fetch(base + path, { method, headers });

  function post(epoch: string, envelopes: readonly Uint8Array[]): Promise<Response> {
    const body = Uint8Array.from(encodePush(envelopes));
    return fetch(`${base}/entries`, { method: "POST", headers: { ...headers, [EPOCH_HEADER]: epoch }, body });
  }

  function get({ seq, hash }: LogPoint = LOG_START): Promise<Response> {
    const from = seq === 0 ? {} : { [AFTER_HEADER]: String(seq), [HASH_HEADER]: hash };
    return fetch(`${base}/entries`, { headers: { ...headers, ...from } });
  }

  return {
    space,
    call,
    post,
    get,
    async create() {
      return unwrap(parseSpaceAnswer(await (await call("PUT", "")).json()));
    },
    async push(epoch, envelopes) {
      try {
        const answer = await post(epoch, envelopes);
        return answer.ok ? unwrap(parsePushAnswer(await answer.json())) : null;
      } catch (error) {
        // fetch says TypeError for a connection that broke, before and in the middle of the answer.
        if (error instanceof TypeError || error instanceof SyntaxError) return null;
        throw error;
      }
    },
    async pullAll() {
      const entries: PageEntry[] = [];
      let after = LOG_START;
      for (;;) {
        const answer = await get(after);
        const page = unwrap(parsePage(new Uint8Array(await answer.arrayBuffer())));
        entries.push(...page.entries);
        const hash = hexOfBytes(page.next.hash);
        if (page.next.seq === page.head) return { entries, head: page.head, hash };
        after = { seq: page.next.seq, hash };
      }
    },
  };
}
