/** Answers 429 with Retry-After to an address that asks too much. */
import { createMiddleware } from "hono/factory";
import { refuse } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";
import type { TokenBuckets } from "./token-bucket.ts";

export function rateLimit(byAddress: TokenBuckets) {
  return createMiddleware<RelayEnv>(async (c, next) => {
    const taken = byAddress.take(c.var.address, 1);
    if (!taken.ok) return refuse(c, { type: "too-many-requests", retryAfter: taken.retryAfter });
    return next();
  });
}
