// @vitest-environment node
import { describe, it } from "vitest";
import { createPortDocStore } from "#ext/platform/storage/port-doc-store.ts";
import { createTestBrowser } from "#test/extension/platform/storage/contexts.ts";
import { createMemoryDisk, createMemoryDocStore } from "#test/support/memory-doc-store.ts";
import { createPortWorld } from "#test/support/port-world.ts";
import { docStoreContract } from "./doc-store.contract.ts";

describe("doc store: in memory", () => {
  for (const { name, run } of docStoreContract) {
    it(name, async () => {
      const disk = createMemoryDisk();
      await run({ openStore: () => createMemoryDocStore(disk) });
    });
  }
});

describe("doc store: y-indexeddb on fake-indexeddb", () => {
  for (const { name, run } of docStoreContract) {
    it(name, async () => {
      const browser = await createTestBrowser();
      await run({ openStore: () => browser.context().docs });
      await browser.close();
    });
  }
});

describe("doc store: over a port", () => {
  for (const { name, run } of docStoreContract) {
    it(name, async () => {
      const world = createPortWorld();
      await run({ openStore: () => createPortDocStore(world.line()) });
      world.close();
    });
  }
});
