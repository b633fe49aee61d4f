// @vitest-environment node
import { describe, it } from "vitest";
import { createTestBrowser } from "#test/extension/platform/storage/contexts.ts";
import { createMemoryDisk, createMemoryDocStore } from "#test/support/memory-doc-store.ts";
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
