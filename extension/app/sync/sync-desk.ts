/**
 * Sync as the pages see it: plain data in, plain data out, since it travels to the background and back. The service
 * there and the client in a page are the same interface.
 */
import type { PairingLineError, RelayAddressError } from "#shared/crypto/pairing-line.ts";
import type { WordsError } from "#shared/crypto/words.ts";
import type { Day } from "#shared/std/day.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import type { LocalError } from "#shared/sync/ports.ts";
import type { RelayError } from "#shared/sync/protocol.ts";

export interface SyncDesk {
  overview(): Promise<OverviewAnswer>;
  /** Called with each change of the overview, never at once; returns the way to stop listening. */
  onOverview(listener: (overview: SyncOverview) => void): () => void;
  /** Makes this library's space on a relay. `invite` is the operator's code, null where none was asked for. */
  create(address: string, invite: string | null): Promise<OnAnswer>;
  /** The secret, to be shown: only ever on the learner's click. */
  words(): Promise<WordsAnswer>;
  /** Looks at the library that a pairing leads to. Merges nothing and writes nothing, here or there. */
  preview(pairing: Pairing): Promise<PreviewAnswer>;
  /** Merges with that library and takes its secret: only after the learner has agreed to what `preview` showed. */
  join(pairing: Pairing): Promise<OnAnswer>;
  /** Exchanges everything now; answers once that has ended, however it ended: the facts say how. */
  syncNow(): Promise<OverviewAnswer>;
  /** Stops syncing on this device. Everything stays here, and on the relay for the others. */
  leave(): Promise<OffAnswer>;
  /** Deletes the space for all devices, for ever. Nothing on any device is deleted. */
  deleteSpace(): Promise<OffAnswer>;
  renameDevice(name: string): Promise<OverviewAnswer>;
}

/** How another browser's library is named: by twelve words and the relay's address, or by the one line. */
export type Pairing =
  | { readonly type: "words"; readonly words: string; readonly address: string }
  | { readonly type: "line"; readonly line: string };

export interface SyncOverview {
  /** `facts.state` is `off` while this library has no space. `waitingFor` holds sender ids: see `waitingFor` below. */
  readonly facts: SyncFacts;
  /** Origin of the relay that this device syncs with; null when sync is off. */
  readonly relay: string | null;
  /** What the address field begins with: the library's last relay, or that of `npm start`; "" when there is none. */
  readonly offeredRelay: string;
  /** This device's name; a name of the browser and system until the learner chooses one. */
  readonly deviceName: string;
  /** Devices of the library, this one first, without those that left. Empty before sync was ever on. */
  readonly devices: readonly DeviceView[];
  /** Names of the devices that a change is missing from; "" for one whose name has not come yet. */
  readonly waitingFor: readonly string[];
}

export interface DeviceView {
  readonly id: string;
  readonly name: string;
  readonly isThis: boolean;
  /** The day it joined. */
  readonly added: Day;
  /** The last day on which a change of it came; today for this one, null while none has come. */
  readonly lastSeen: Day | null;
}

export type OverviewAnswer = { readonly type: "overview"; readonly overview: SyncOverview } | SyncFailure;

/** Sync is on. The first exchange goes on in the background; the overview tells of it. */
export type OnAnswer = { readonly type: "on" } | SyncFailure;
export type OffAnswer = { readonly type: "off" } | SyncFailure;

/** `words` are twelve; `line` holds the same secret and the relay's address. */
export type WordsAnswer =
  | { readonly type: "words"; readonly words: readonly string[]; readonly line: string }
  | SyncFailure;

export type PreviewAnswer =
  | {
      readonly type: "preview";
      readonly relay: string;
      readonly there: LibrarySketch;
      readonly here: LibrarySketch;
      /** Entries on the relay that could not be read; the counts are without them. */
      readonly unreadable: number;
    }
  | SyncFailure;

/** What a library is known by, before it is merged with another. */
export interface LibrarySketch {
  /** Nothing was begun, noted or done in it: it can be merged without asking. */
  readonly isEmpty: boolean;
  /** Titles of the roadmaps in it, ids where the title is not known here. */
  readonly roadmaps: readonly string[];
  /** Names of its devices. */
  readonly devices: readonly string[];
  /** Without those in the trash. */
  readonly notes: number;
  readonly topicsDone: number;
}

/** Each is said in one sentence, and each leaves everything as it was. */
export type SyncFailure =
  /** What was typed. */
  | RelayAddressError
  | WordsError
  | PairingLineError
  | { readonly type: "no-name" }
  /** What the relay answers: all but what only a running sync meets. */
  | RelayFailure
  /** What this device answers. */
  | LocalError
  /** A newer Waymark wrote the library here: nothing is written to it. */
  | { readonly type: "read-only" }
  /** The library of this browser was lost, and nothing is shared or joined before that was looked at. */
  | { readonly type: "no-library" }
  /** Sync is on with a space already: leave that first. */
  | { readonly type: "already-on" }
  /** Sync is off: there is nothing to show, leave or delete. */
  | { readonly type: "not-on" };

export type RelayFailure =
  /** Nothing answers at the address. */
  | { readonly type: "relay-missing" }
  /** Something answers, and it is no relay that this Waymark understands. */
  | { readonly type: "not-a-relay" }
  /** The relay knows no library of these words: they are not the right ones, or it is not the right relay. */
  | { readonly type: "unknown-space" }
  | { readonly type: "wrong-token" }
  /** The library was deleted at the relay, for ever. */
  | { readonly type: "deleted-space" }
  /** The operator asks for a code, or for another one. */
  | { readonly type: "invite-required" }
  | { readonly type: "registration-closed" }
  | { readonly type: "client-too-old" }
  | { readonly type: "relay-too-old" }
  /** `retryAfter` in seconds. */
  | { readonly type: "too-many-requests"; readonly retryAfter: number }
  | { readonly type: "relay-full" }
  /** It is ending, or its storage fails: later it may work. */
  | { readonly type: "relay-trouble" }
  | { readonly type: "refused"; readonly reason: RelayError["type"] };
