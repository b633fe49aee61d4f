/** What the relay's handlers find in a Hono context. */
import type { HttpBindings } from "@hono/node-server";
import type { SpaceId } from "../storage/store.ts";

export interface RelayEnv {
  /** Absent when a test calls the app without a server. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** The caller's address as rate limits count it: IPv4 whole, IPv6 by /64. */
    address: string;
    /** Set once the path's id was well formed. */
    spaceId: SpaceId;
  };
}
