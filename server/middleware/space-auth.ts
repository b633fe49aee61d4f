/**
 * Who may use a space: whoever shows its token. The relay keeps the token's SHA-256 only.
 *
 * An unknown space is 404 and a wrong token 401, apart on purpose: ids are 128 random bits that nobody guesses, and a
 * mistyped phrase must read as "there is no such library", never as a new one.
 */
import { createMiddleware } from "hono/factory";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { RelayError } from "#shared/sync/protocol.ts";
import { sameHash, sha256 } from "../crypto.ts";
import { refuse } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";
import type { SpaceId, Store } from "../storage/store.ts";
import { createKnownTokens, type TokenSource } from "./known-tokens.ts";

/** Sets `spaceId`, or answers 400 when the path's id is not 32 lower-case hex digits. */
export const spacePath = createMiddleware<RelayEnv>(async (c, next) => {
  const id = c.req.param("space") ?? "";
  if (!isId(id)) return refuse(c, { type: "malformed", reason: "space-id" });
  c.set("spaceId", id);
  return next();
});

/** Lets a request through that carries its space's token. To be used before a body is read. */
export function spaceAuth(store: Store) {
  const tokens = createKnownTokens(store);
  return createMiddleware<RelayEnv>(async (c, next) => {
    const authorized = await authorize(tokens, c.var.spaceId, bearerToken(c.req.header("authorization")));
    return authorized.ok ? next() : refuse(c, authorized.error);
  });
}

/** Whether the token is the space's. */
export async function authorize(
  tokens: TokenSource,
  id: SpaceId,
  token: string | null,
): Promise<Result<void, RelayError>> {
  const space = await tokens.space(id);
  if (space.type === "unknown") return err({ type: "unknown-space" });
  if (space.type === "deleted") return err({ type: "deleted-space" });
  return token !== null && sameHash(tokenHash(token), space.tokenHash) ? ok() : err({ type: "wrong-token" });
}

/** The 32 bytes of a token in hex, or null when the header holds none. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer ([0-9a-f]{64})$/.exec(header ?? "")?.[1] ?? null;
}

export function tokenHash(token: string): Uint8Array {
  return sha256(Buffer.from(token, "hex"));
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
