/** Where a page finds the doorbell of the relay that this library syncs with, and what it says there. */
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { PROTOCOL_VERSION, type LiveHello } from "#shared/sync/protocol.ts";

export interface Door {
  /** `wss://host/v1/spaces/<id>/live`. */
  readonly url: string;
  /** The first frame: the token is never in an address. */
  readonly hello: LiveHello;
}

export function doorOf({ relayOrigin, space, token }: SpaceKeys): Door {
  const origin = relayOrigin.replace(/^http/, "ws");
  return { url: `${origin}/v1/spaces/${hexOfBytes(space)}/live`, hello: { protocol: PROTOCOL_VERSION, token } };
}
