/** Says to every context of this browser, this one included, that something derived changed. Carries nothing else. */

export interface ChangeChannel {
  announce(): void;
  listen(listener: () => void): () => void;
}

export const NOTE_INDEX = "waymark/note-index";
export const CARD_CACHE = "waymark/card-cache";

export function createChangeChannel(name: string): ChangeChannel {
  return {
    announce: () => {
      // A channel object does not hear itself, so each message has one of its own: listeners of this context hear it.
      const channel = new BroadcastChannel(name);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has no target
      channel.postMessage("changed");
      channel.close();
    },
    listen: (listener) => {
      const channel = new BroadcastChannel(name);
      channel.addEventListener("message", listener);
      return () => channel.close();
    },
  };
}
