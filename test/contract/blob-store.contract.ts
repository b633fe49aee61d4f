/** What every `BlobStore` promises. */
import type { BlobStore } from "#shared/ports.ts";
import { utf8 } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { check, same, type ContractCase } from "./contract-case.ts";

export interface BlobStoreEnv {
  open(): BlobStore;
  /** Changes the stored bytes of a blob behind the store's back. */
  spoil(name: string): Promise<void>;
}

/** A name that no blob has. */
const NAME = "0".repeat(64);

export const blobStoreContract: readonly ContractCase<BlobStoreEnv>[] = [
  {
    name: "names a blob by the SHA-256 of its content and gives it back",
    async run(env) {
      const store = env.open();
      const name = unwrap(await store.put(utf8("abc")));
      same(name, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "name");
      same([...((await store.get(name)) ?? [])], [97, 98, 99], "content");
      same(await store.has(name), true, "has");
    },
  },
  {
    name: "keeps one copy of content that is put twice",
    async run(env) {
      const store = env.open();
      check(unwrap(await store.put(utf8("abc"))) === unwrap(await store.put(utf8("abc"))), "one name");
      same((await store.names()).length, 1, "names");
    },
  },
  {
    name: "answers null for a blob that it does not hold",
    async run(env) {
      same(await env.open().get(NAME), null, "content");
      same(await env.open().has(NAME), false, "has");
    },
  },
  {
    name: "gives no bytes that no longer match their name",
    async run(env) {
      const store = env.open();
      const name = unwrap(await store.put(utf8("abc")));
      await env.spoil(name);
      same(await store.get(name), null, "content");
    },
  },
  {
    name: "is not changed by what is done to bytes that went in or came out",
    async run(env) {
      const store = env.open();
      const content = utf8("abc");
      const name = unwrap(await store.put(content));
      content.fill(0);
      (await store.get(name))?.fill(0);
      same([...((await store.get(name)) ?? [])], [97, 98, 99], "content");
    },
  },
];
