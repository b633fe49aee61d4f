/** All engines; `close` ends what they keep running. */
import { crypto, http, javascript } from "./engines/javascript.ts";
import { git } from "./engines/git.ts";
import { createPostgresEngine } from "./engines/postgresql.ts";
import type { Engines } from "./prove.ts";

export function createEngines(): { readonly engines: Engines; readonly close: () => Promise<void> } {
  const postgres = createPostgresEngine();
  return { engines: { postgresql: postgres.run, javascript, http, crypto, git }, close: postgres.close };
}
