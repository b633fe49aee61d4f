/** `PUT` and `DELETE /v1/spaces/{id}`: making a space, and leaving a tombstone. */
import { Hono } from "hono";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { INVITE_HEADER, type RelayError, type SpaceAnswer } from "#shared/sync/protocol.ts";
import type { Config } from "../config.ts";
import { randomEpoch, sameHash, sha256 } from "../crypto.ts";
import { refuse, relayErrorOf } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";
import { bearerToken, spaceAuth, tokenHash } from "../middleware/space-auth.ts";
import { createTokenBuckets } from "../middleware/token-bucket.ts";
import type { LogState } from "../storage/store.ts";
import type { RelayDeps } from "./relay-deps.ts";

const DAY_MS = 86_400_000;

export function spaceRoutes({ config, store, now }: RelayDeps): Hono<RelayEnv> {
  const newSpaces = createTokenBuckets({ capacity: config.spacesPerDay, periodMs: DAY_MS, now });

  return new Hono<RelayEnv>()
    .put("/", async (c) => {
      const token = bearerToken(c.req.header("authorization"));
      if (token === null) return refuse(c, { type: "wrong-token" });
      // Who has a space may ask for it again whatever the registration says: a repeat of a lost answer.
      if ((await store.space(c.var.spaceId)).type === "unknown") {
        const closed = registrationRefusal(config, c.req.header(INVITE_HEADER));
        if (closed !== null) return refuse(c, closed);
        const taken = newSpaces.take(c.var.address, 1);
        if (!taken.ok) return refuse(c, { type: "too-many-requests", retryAfter: taken.retryAfter });
      }
      const made = await store.create(c.var.spaceId, tokenHash(token), randomEpoch());
      if (!made.ok) return refuse(c, relayErrorOf(made.error));
      return c.json(spaceAnswer(made.value.log), made.value.created ? 201 : 200);
    })
    .delete("/", spaceAuth(store), async (c) => {
      const removed = await store.remove(c.var.spaceId);
      return removed.ok ? c.json({}) : refuse(c, removed.error);
    });
}

export function spaceAnswer(log: LogState): SpaceAnswer {
  return { epoch: hexOfBytes(log.epoch), head: log.head, hash: hexOfBytes(log.hash) };
}

function registrationRefusal({ registration, invite }: Config, shown: string | undefined): RelayError | null {
  if (registration === "open") return null;
  if (invite === null) return { type: "registration-closed" };
  // Hashed first: equal lengths, and a comparison that takes the same time for every wrong code.
  return sameHash(sha256(shown ?? ""), sha256(invite)) ? null : { type: "invite-required" };
}
