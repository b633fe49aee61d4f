/** A Yjs doc behind each peer's own client. Presence and tabs of one browser, which ours has not, are switched off. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import { Doc } from "yjs";

export const SHARED_MAP = "progress";

export async function connectHocuspocus(url, name) {
  const document = new Doc();
  const websocketProvider = new HocuspocusProviderWebsocket({
    url,
    WebSocketPolyfill: WebSocket,
    // Without presence nothing is heard on a quiet connection, which the client takes for a dead one.
    messageReconnectTimeout: 600_000,
  });
  const provider = new HocuspocusProvider({ name, document, websocketProvider, awareness: null });
  const synced = new Promise((resolve) => provider.on("synced", resolve));
  provider.attach();
  await synced;
  return clientOf(document, () => {
    provider.destroy();
    websocketProvider.destroy();
  });
}

export async function connectYWebsocket(url, name) {
  const document = new Doc();
  const provider = new WebsocketProvider(url, name, document, { WebSocketPolyfill: WebSocket, disableBc: true });
  await new Promise((resolve) => provider.once("synced", resolve));
  return clientOf(document, () => provider.destroy());
}

function clientOf(document, close) {
  const shared = document.getMap(SHARED_MAP);
  return {
    edit: (key, value) => void shared.set(key, value),
    keys: () => [...shared.keys()],
    onKey(listener) {
      shared.observe(({ keysChanged, transaction }) => {
        if (!transaction.local) for (const key of keysChanged) listener(key);
      });
    },
    close() {
      close();
      document.destroy();
    },
  };
}
