/** `GET /v1/spaces/{id}/live`: the WebSocket that rings. */
import { upgradeWebSocket } from "@hono/node-server";
import { Hono } from "hono";
import { refuse } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";
import { createVisit } from "../live/visit.ts";
import type { RelayDeps } from "./relay-deps.ts";

export function liveRoutes({ store, doorbell, log }: RelayDeps): Hono<RelayEnv> {
  const onFault = (error: unknown) => log.fault("live-socket", error);
  return new Hono<RelayEnv>().get(
    "/",
    async (c, next) => {
      if (c.req.header("upgrade")?.toLowerCase() === "websocket") return next();
      return refuse(c, { type: "malformed", reason: "not-a-websocket" });
    },
    upgradeWebSocket((c) => createVisit({ store, doorbell, onFault }, c.get("spaceId"), c.get("address")), {
      onError: onFault,
    }),
  );
}
