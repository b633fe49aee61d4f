/** The words that pages and the background exchange about sync, as closed unions, with their limits. */
import * as v from "valibot";
import type { Door } from "#ext/app/sync/door.ts";
import type {
  LibrarySketch,
  OffAnswer,
  OnAnswer,
  OverviewAnswer,
  Pairing,
  PreviewAnswer,
  SyncFailure,
  SyncOverview,
  WordsAnswer,
} from "#ext/app/sync/sync-desk.ts";
import type { RefusalReason, SyncFacts } from "#shared/sync/facts.ts";
import { STATUS_OF_ERROR, type RelayError } from "#shared/sync/protocol.ts";

const MAX_TYPED = 2000;

const Typed = v.pipe(v.string(), v.maxLength(MAX_TYPED));
const PairingSchema: v.GenericSchema<unknown, Pairing> = v.variant("type", [
  v.object({ type: v.literal("words"), words: Typed, address: Typed }),
  v.object({ type: v.literal("line"), line: Typed }),
]);

export const SyncRequestSchema = v.variant("type", [
  v.object({
    type: v.picklist([
      "sync/overview",
      "sync/words",
      "sync/now",
      "sync/leave",
      "sync/delete-space",
      "sync/ring",
      "sync/door",
    ]),
  }),
  v.object({ type: v.literal("sync/create"), address: Typed, invite: v.nullable(Typed) }),
  v.object({ type: v.picklist(["sync/preview", "sync/join"]), pairing: PairingSchema }),
  v.object({ type: v.literal("sync/rename"), name: Typed }),
  v.object({ type: v.literal("sync/bell"), head: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) }),
]);

export type SyncRequest = v.InferOutput<typeof SyncRequestSchema>;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Day = v.pipe(v.number(), v.integer());
const Time = v.nullable(v.number());

/** Every refusal of the relay, from the one table that has them all. */
const RELAY_ERRORS = Object.keys(STATUS_OF_ERROR).filter(isRelayError);

function isRelayError(type: string): type is RelayError["type"] {
  return type in STATUS_OF_ERROR;
}

const Reason: v.GenericSchema<unknown, RefusalReason> = v.picklist([...RELAY_ERRORS, "not-understood" as const]);

const FactsSchema: v.GenericSchema<unknown, SyncFacts> = v.object({
  state: v.variant("type", [
    v.object({ type: v.picklist(["off", "syncing", "synced", "offline"]) }),
    v.object({ type: v.literal("refused"), reason: Reason }),
    v.object({ type: v.literal("storage"), detail: v.string() }),
  ]),
  syncedAt: Time,
  retryAt: Time,
  owed: Count,
  quarantined: Count,
  newer: Count,
  waitingFor: v.array(v.string()),
  heard: v.array(v.object({ sender: v.string(), sentAt: v.number() })),
  sender: v.nullable(v.string()),
  cursor: Count,
  blobsMissing: Count,
  blobsTooLarge: Count,
});

export const OverviewSchema: v.GenericSchema<unknown, SyncOverview> = v.object({
  facts: FactsSchema,
  relay: v.nullable(v.string()),
  offeredRelay: v.string(),
  deviceName: v.string(),
  devices: v.array(
    v.object({ id: v.string(), name: v.string(), isThis: v.boolean(), added: Day, lastSeen: v.nullable(Day) }),
  ),
  waitingFor: v.array(v.string()),
});

const FailureSchema: v.GenericSchema<unknown, SyncFailure> = v.variant("type", [
  v.object({
    type: v.picklist([
      "not-an-address",
      "not-encrypted",
      "has-path",
      "has-password",
      "wrong-checksum",
      "not-a-line",
      "damaged-line",
      "no-name",
      "relay-missing",
      "not-a-relay",
      "unknown-space",
      "wrong-token",
      "deleted-space",
      "invite-required",
      "registration-closed",
      "client-too-old",
      "relay-too-old",
      "relay-full",
      "relay-trouble",
      "read-only",
      "no-library",
      "already-on",
      "not-on",
    ]),
  }),
  v.object({ type: v.literal("wrong-count"), count: Count }),
  v.object({ type: v.literal("unknown-word"), position: Count, word: v.string() }),
  v.object({ type: v.literal("too-many-requests"), retryAfter: v.number() }),
  v.object({ type: v.literal("refused"), reason: v.picklist(RELAY_ERRORS) }),
  v.object({
    type: v.picklist(["storage-unavailable", "storage-timeout", "save-failed", "quota-exceeded"]),
    detail: v.string(),
  }),
]);

const SketchSchema: v.GenericSchema<unknown, LibrarySketch> = v.object({
  isEmpty: v.boolean(),
  roadmaps: v.array(v.string()),
  devices: v.array(v.string()),
  notes: Count,
  topicsDone: Count,
});

export const OverviewAnswerSchema: v.GenericSchema<unknown, OverviewAnswer> = v.union([
  v.object({ type: v.literal("overview"), overview: OverviewSchema }),
  FailureSchema,
]);
export const OnAnswerSchema: v.GenericSchema<unknown, OnAnswer> = v.union([
  v.object({ type: v.literal("on") }),
  FailureSchema,
]);
export const OffAnswerSchema: v.GenericSchema<unknown, OffAnswer> = v.union([
  v.object({ type: v.literal("off") }),
  FailureSchema,
]);
export const WordsAnswerSchema: v.GenericSchema<unknown, WordsAnswer> = v.union([
  v.object({ type: v.literal("words"), words: v.array(v.string()), line: v.string() }),
  FailureSchema,
]);
export const PreviewAnswerSchema: v.GenericSchema<unknown, PreviewAnswer> = v.union([
  v.object({
    type: v.literal("preview"),
    relay: v.string(),
    there: SketchSchema,
    here: SketchSchema,
    unreadable: Count,
  }),
  FailureSchema,
]);

export const DoorSchema: v.GenericSchema<unknown, Door | null> = v.nullable(
  v.object({ url: v.string(), hello: v.object({ protocol: v.number(), token: v.string() }) }),
);

/** What the background says to every page without being asked. */
export const NewsSchema = v.object({ type: v.literal("sync/news"), overview: OverviewSchema });
