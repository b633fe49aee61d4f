/** Says to every context of this browser, this one included, that the list of notes changed. Carries nothing else. */

export interface NoteChannel {
  announce(): void;
  listen(listener: () => void): () => void;
}

const NAME = "waymark/note-index";

export function createNoteChannel(): NoteChannel {
  return {
    announce: () => {
      // A channel object does not hear itself, so each message has one of its own: listeners of this context hear it.
      const channel = new BroadcastChannel(NAME);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has no target
      channel.postMessage("changed");
      channel.close();
    },
    listen: (listener) => {
      const channel = new BroadcastChannel(NAME);
      channel.addEventListener("message", listener);
      return () => channel.close();
    },
  };
}
