import { createMemoryStore } from "#server/storage/memory-store.ts";
import { describeRelayStore } from "../../contract/relay-store.contract.ts";

describeRelayStore("memory", async (options) => {
  const store = createMemoryStore(options);
  return { store, dispose: () => store.close() };
});
