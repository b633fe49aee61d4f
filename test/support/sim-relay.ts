/**
 * A relay that can suffer: the real server app over the real store in memory, which can be wiped, put back to an older
 * copy, killed, and damaged on its disk. What it stored is remembered as the calls that stored it.
 */
import { createMemoryStore } from "#server/storage/memory-store.ts";
import type { Store } from "#server/storage/store.ts";
import { bytesEqual, hexOfBytes, type Bytes } from "#shared/std/bytes.ts";
import type { RelayRequest, RelayResponse } from "#shared/sync/ports.ts";
import { relayApp } from "../server/support/relay-app.ts";

const UNLIMITED = {
  LOG: "silent",
  REQUESTS_PER_MINUTE: "900000000",
  ENTRIES_PER_MINUTE: "900000000",
  MIB_PER_MINUTE: "900000",
  SPACES_PER_DAY: "900000000",
};

export interface SimRelayOptions {
  /** Smaller pages than a real relay's: a short log then has several. */
  readonly pageBytes: number;
  /** True for a relay that answers before its commit is on the disk. */
  readonly acksEarly: boolean;
}

type Write = (store: Store) => Promise<unknown>;

export interface SimRelay {
  handle(request: RelayRequest): Promise<RelayResponse>;
  wipe(): void;
  /** How much is stored: a place that `putBack` takes. */
  copy(): number;
  putBack(copy: number): Promise<void>;
  /** The process is killed and starts again. */
  restart(): Promise<void>;
  /** The disk has caught up with what was answered. */
  flush(): void;
  /** Damages one stored entry on the disk; answers the envelope as it was, or null. */
  rot(pick: number, bit: number): Promise<Bytes | null>;
  isRotten(envelope: Uint8Array): boolean;
  /** Every stored envelope, as it should read. */
  stored(): Promise<readonly Uint8Array[]>;
}

export function createSimRelay(space: string, options: SimRelayOptions): SimRelay {
  let real = createMemoryStore({ spaceBytes: 2 ** 40 });
  let writes: Write[] = [];
  let durable = 0;
  const rotten = new Map<string, number>();

  async function remember<T extends { ok: boolean }>(write: (store: Store) => Promise<T>): Promise<T> {
    const result = await write(real);
    if (result.ok) writes.push(write);
    if (!options.acksEarly) durable = writes.length;
    return result;
  }

  async function replay(count: number): Promise<void> {
    writes = writes.slice(0, count);
    durable = writes.length;
    real = createMemoryStore({ spaceBytes: 2 ** 40 });
    for (const write of writes) await write(real);
  }

  const all = { after: 0, hash: null, maxBytes: 2 ** 40, covered: false };
  const store: Store = {
    space: (id) => real.space(id),
    create: (...args) => remember((to) => to.create(...args)),
    append: (...args) => remember((to) => to.append(...args)),
    putBlob: (...args) => remember((to) => to.putBlob(...args)),
    remove: (...args) => remember((to) => to.remove(...args)),
    async read(id, wanted) {
      const page = await real.read(id, { ...wanted, maxBytes: options.pageBytes });
      if (!page.ok) return page;
      const entries = page.value.entries.map(({ seq, envelope }) => ({ seq, envelope: damaged(envelope) }));
      return { ok: true, value: { ...page.value, entries } };
    },
    blob: (...args) => real.blob(...args),
    blobBytes: (...args) => real.blobBytes(...args),
    missingBlobs: (...args) => real.missingBlobs(...args),
    watch: () => () => undefined,
    close: () => real.close(),
  };

  function damaged(envelope: Uint8Array): Uint8Array {
    const bit = rotten.get(hexOfBytes(envelope.subarray(0, 72)));
    if (bit === undefined) return envelope;
    const copy = envelope.slice();
    // After the header: the relay itself would notice a damaged header.
    const at = 72 + (bit % (envelope.length - 72));
    copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
    return copy;
  }

  const app = relayApp(UNLIMITED, { store });

  async function stored(): Promise<readonly Uint8Array[]> {
    const page = await real.read(space, all);
    return page.ok ? page.value.entries.map(({ envelope }) => envelope) : [];
  }

  const isRotten = (envelope: Uint8Array): boolean => rotten.has(hexOfBytes(envelope.subarray(0, 72)));

  return {
    isRotten,
    async handle({ method, path, headers, body }) {
      const answer = await app.call(method, path, { token: null, headers, ...(body === null ? {} : { body }) });
      return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
    },
    wipe() {
      writes = [];
      durable = 0;
      rotten.clear();
      real = createMemoryStore({ spaceBytes: 2 ** 40 });
    },
    copy: () => durable,
    putBack: (copy) => replay(Math.min(copy, writes.length)),
    restart: () => replay(durable),
    flush: () => void (durable = writes.length),
    async rot(pick, bit) {
      const envelopes = await stored();
      const envelope = envelopes[pick % Math.max(1, envelopes.length)];
      if (envelope === undefined || isRotten(envelope)) return null;
      rotten.set(hexOfBytes(envelope.subarray(0, 72)), bit);
      return new Uint8Array(envelope);
    },
    async stored() {
      return (await stored()).filter((envelope) => bytesEqual(envelope, damaged(envelope)));
    },
  };
}
