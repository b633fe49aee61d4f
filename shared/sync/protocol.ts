/**
 * What a device and a relay say to each other besides frames: the version, the limits, the JSON answers and the
 * closed union of refusals. SPEC.md, section Relay, is the prose of it.
 */
import * as v from "valibot";
import { err, ok, type Result } from "#shared/std/result.ts";

/** Named in the header of each request and each answer. A change that an older side would misread raises it. */
export const PROTOCOL_VERSION = 1;
/** The oldest version that a relay of this release still serves. */
export const OLDEST_PROTOCOL_VERSION = 1;
export const PROTOCOL_HEADER = "waymark-protocol";
/** Carries the operator's code when a space is created under registration `invite`. */
export const INVITE_HEADER = "waymark-invite";
/**
 * What a push and a pull ask for. Headers and no query: a browser asks leave (a preflight) for each address anew, and
 * so the one address of a log is asked for once.
 */
export const EPOCH_HEADER = "waymark-epoch";
export const AFTER_HEADER = "waymark-after";
export const HASH_HEADER = "waymark-hash";
export const COVERED_HEADER = "waymark-covered";
/** All that a device may send beside what every browser sends. */
export const REQUEST_HEADERS = [
  "authorization",
  "content-type",
  PROTOCOL_HEADER,
  INVITE_HEADER,
  EPOCH_HEADER,
  AFTER_HEADER,
  HASH_HEADER,
  COVERED_HEADER,
] as const;

export const MAX_ENTRIES_PER_PUSH = 64;
export const MAX_PUSH_BYTES = 4 * 1024 * 1024;
/** One envelope with its header. What is larger travels as blobs that an entry names. */
export const MAX_ENTRY_BYTES = 1024 * 1024;
/** A page may only be larger when it holds a single entry. */
export const MAX_PAGE_BYTES = 1024 * 1024;
export const MAX_BLOB_BYTES = 4 * 1024 * 1024;
export const MAX_BLOBS_ASKED = 1000;
/** The first frame of a live socket must come within this time. */
export const LIVE_HELLO_MS = 5000;

/** Why a live socket was closed: 4000 and the status that the same refusal has over HTTP. */
export const LIVE_CLOSE = {
  malformed: 4400,
  wrongToken: 4401,
  unknownSpace: 4404,
  helloTimeout: 4408,
  deletedSpace: 4410,
  wrongVersion: 4426,
  tooManySockets: 4429,
  internal: 4500,
  relayStopping: 1001,
} as const;

const hexId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const hexHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const seqNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const relayError = v.variant("type", [
  v.object({ type: v.literal("malformed"), reason: v.string() }),
  v.object({ type: v.literal("wrong-token") }),
  v.object({ type: v.literal("forbidden-origin") }),
  v.object({ type: v.literal("registration-closed") }),
  v.object({ type: v.literal("invite-required") }),
  v.object({ type: v.literal("unknown-call") }),
  v.object({ type: v.literal("unknown-space") }),
  v.object({ type: v.literal("unknown-blob") }),
  /** The entry at `index` of the push has a counter that is not above its sender's highest, and other bytes. */
  v.object({ type: v.literal("counter-conflict"), index: seqNumber }),
  /** The cursor is not on this relay's log: it was wiped, or restored from a backup and since overtaken. */
  v.object({ type: v.literal("fork"), epoch: hexId, head: seqNumber }),
  v.object({ type: v.literal("deleted-space") }),
  v.object({ type: v.literal("epoch-changed"), epoch: hexId, head: seqNumber }),
  v.object({ type: v.literal("too-large"), limit: positive }),
  v.object({ type: v.literal("client-too-old"), oldest: positive, newest: positive }),
  v.object({ type: v.literal("relay-too-old"), oldest: positive, newest: positive }),
  /** `retryAfter` in seconds, as in the header Retry-After. */
  v.object({ type: v.literal("too-many-requests"), retryAfter: positive }),
  v.object({ type: v.literal("internal") }),
  v.object({ type: v.literal("snapshots-unsupported") }),
  v.object({ type: v.literal("relay-stopping") }),
  v.object({ type: v.literal("storage-failed") }),
  v.object({ type: v.literal("quota-exceeded"), limit: positive }),
  v.object({ type: v.literal("storage-full") }),
]);

/** Every refusal of a relay; the JSON body of each answer that is not a success. */
export type RelayError = v.InferOutput<typeof relayError>;

export const STATUS_OF_ERROR = {
  malformed: 400,
  "wrong-token": 401,
  "forbidden-origin": 403,
  "registration-closed": 403,
  "invite-required": 403,
  "unknown-call": 404,
  "unknown-space": 404,
  "unknown-blob": 404,
  "counter-conflict": 409,
  fork: 409,
  "deleted-space": 410,
  "epoch-changed": 412,
  "too-large": 413,
  "client-too-old": 426,
  "relay-too-old": 426,
  "too-many-requests": 429,
  internal: 500,
  "snapshots-unsupported": 501,
  "relay-stopping": 503,
  "storage-failed": 503,
  "quota-exceeded": 507,
  "storage-full": 507,
} as const satisfies Record<RelayError["type"], number>;

const spaceAnswer = v.object({ epoch: hexId, head: seqNumber, hash: hexHash });
const pushAnswer = v.object({ ...spaceAnswer.entries, seqs: v.array(positive) });
const missingRequest = v.object({ blobs: v.pipe(v.array(hexId), v.maxLength(MAX_BLOBS_ASKED)) });
const missingAnswer = v.object({ missing: v.array(hexId) });
const liveHello = v.object({ protocol: v.pipe(v.number(), v.safeInteger()), token: v.string() });
const bell = v.object({ head: seqNumber });

/** Where a space's log stands. Answers `PUT /v1/spaces/{id}`. */
export type SpaceAnswer = v.InferOutput<typeof spaceAnswer>;
/** Answers a push; `seqs[i]` is the place of the i-th envelope, also when it had been stored before. */
export type PushAnswer = v.InferOutput<typeof pushAnswer>;
export type MissingRequest = v.InferOutput<typeof missingRequest>;
export type MissingAnswer = v.InferOutput<typeof missingAnswer>;
/** The first and only frame that a device sends on a live socket. */
export type LiveHello = v.InferOutput<typeof liveHello>;
/** All that a relay ever sends on a live socket. */
export type Bell = v.InferOutput<typeof bell>;

/** JSON that is not what this protocol version writes. */
export interface NotUnderstood {
  readonly type: "not-understood";
}

/** `not-understood` also for a refusal of a newer relay: callers then go by the HTTP status alone. */
export const parseRelayError = parserOf(relayError);
export const parseSpaceAnswer = parserOf(spaceAnswer);
export const parsePushAnswer = parserOf(pushAnswer);
export const parseMissingRequest = parserOf(missingRequest);
export const parseMissingAnswer = parserOf(missingAnswer);
export const parseLiveHello = parserOf(liveHello);
export const parseBell = parserOf(bell);

function parserOf<T>(schema: v.GenericSchema<unknown, T>): (json: unknown) => Result<T, NotUnderstood> {
  return (json) => {
    const parsed = v.safeParse(schema, json);
    return parsed.success ? ok(parsed.output) : err({ type: "not-understood" });
  };
}
