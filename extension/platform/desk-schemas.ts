/**
 * The words that pages and the background exchange about saving, as one closed union of requests, with their limits.
 */
import * as v from "valibot";
import type {
  AddWholeAnswer,
  DropWholeAnswer,
  FindAnswer,
  KeptBefore,
  MoveAnswer,
  SaveAnswer,
  SavedNote,
  SaveInput,
  Target,
  TargetsAnswer,
  TrashAnswer,
} from "#ext/app/save/save-desk.ts";
import { MAX_AUTHOR } from "#shared/domain/note-bounds.ts";
import { AddressSchema, QuoteSchema, TitleSchema } from "./clip-schemas.ts";

const MAX_COMMENT = 10_000;

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const TargetEntries = { roadmap: Id, step: Id, topic: Id };
const TargetSchema: v.GenericSchema<unknown, Target> = v.object(TargetEntries);
const Day = v.pipe(v.number(), v.integer());

const PageEntries = {
  url: AddressSchema,
  canonicalLink: v.nullable(AddressSchema),
  passage: v.nullable(QuoteSchema),
};

const InputSchema: v.GenericSchema<unknown, SaveInput> = v.object({
  ...PageEntries,
  tab: v.pipe(v.number(), v.integer()),
  what: v.picklist(["page", "selection", "link"]),
  title: TitleSchema,
  target: v.nullable(TargetSchema),
  comment: v.pipe(v.string(), v.maxLength(MAX_COMMENT)),
});

const OpenPageSchema = v.object({
  tab: v.pipe(v.number(), v.integer()),
  url: AddressSchema,
  canonicalLink: v.nullable(AddressSchema),
});

const BeforeSchema: v.GenericSchema<unknown, KeptBefore> = v.object({
  kind: v.picklist(["link", "selection"]),
  clip: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  author: v.pipe(v.string(), v.maxLength(MAX_AUTHOR)),
  published: v.nullable(Day),
});

export const RequestSchema = v.variant("type", [
  v.object({ type: v.literal("targets") }),
  v.object({ type: v.literal("find"), page: v.object(PageEntries) }),
  v.object({ type: v.literal("save"), input: InputSchema }),
  v.object({ type: v.literal("move"), note: Id, target: TargetSchema }),
  v.object({ type: v.literal("add-whole"), note: Id, page: OpenPageSchema }),
  v.object({ type: v.literal("drop-whole"), note: Id, before: BeforeSchema }),
  v.object({ type: v.literal("trash"), note: Id }),
]);

export type DeskRequest = v.InferOutput<typeof RequestSchema>;

const NoteSchema: v.GenericSchema<unknown, SavedNote> = v.object({
  ...TargetEntries,
  id: Id,
  kind: v.picklist(["text", "link", "page", "selection"]),
  title: v.string(),
  site: v.string(),
  day: Day,
});

const Failures = [
  v.object({
    type: v.picklist(["storage-unavailable", "storage-timeout", "save-failed", "quota-exceeded"]),
    detail: v.string(),
  }),
  v.object({ type: v.picklist(["read-only", "note-gone"]) }),
] as const;

const TopicSchema = v.object({ id: Id, title: v.string() });
const StepSchema = v.object({
  id: Id,
  title: v.string(),
  done: v.boolean(),
  fill: v.number(),
  topics: v.array(TopicSchema),
});

export const TargetsAnswerSchema: v.GenericSchema<unknown, TargetsAnswer> = v.variant("type", [
  v.object({
    type: v.literal("targets"),
    targets: v.object({
      day: Day,
      today: TargetSchema,
      roadmaps: v.array(v.object({ id: Id, title: v.string(), steps: v.array(StepSchema) })),
    }),
  }),
  v.object({ type: v.literal("not-begun") }),
  ...Failures,
]);

export const FindAnswerSchema: v.GenericSchema<unknown, FindAnswer> = v.variant("type", [
  v.object({ type: v.literal("found"), note: NoteSchema, passageKnown: v.boolean() }),
  v.object({ type: v.literal("new") }),
  ...Failures,
]);

const WHY = ["no-access", "hung", "broken", "empty", "moved-on"] as const;

export const SaveAnswerSchema: v.GenericSchema<unknown, SaveAnswer> = v.variant("type", [
  v.object({ type: v.literal("saved"), note: NoteSchema, cut: v.boolean() }),
  v.object({
    type: v.literal("saved-as-link"),
    note: NoteSchema,
    why: v.picklist(WHY),
  }),
  v.object({ type: v.picklist(["added", "already-saved"]), note: NoteSchema }),
  v.object({ type: v.picklist(["not-begun", "refused"]) }),
  ...Failures,
]);

export const AddWholeAnswerSchema: v.GenericSchema<unknown, AddWholeAnswer> = v.variant("type", [
  v.object({ type: v.literal("whole-added"), note: NoteSchema, before: BeforeSchema, cut: v.boolean() }),
  v.object({ type: v.literal("already-saved"), note: NoteSchema }),
  v.object({ type: v.literal("unread"), why: v.picklist(WHY) }),
  ...Failures,
]);

export const DropWholeAnswerSchema: v.GenericSchema<unknown, DropWholeAnswer> = v.variant("type", [
  v.object({ type: v.literal("whole-dropped"), note: NoteSchema }),
  ...Failures,
]);

export const MoveAnswerSchema: v.GenericSchema<unknown, MoveAnswer> = v.variant("type", [
  v.object({ type: v.literal("moved"), note: NoteSchema }),
  ...Failures,
]);

export const TrashAnswerSchema: v.GenericSchema<unknown, TrashAnswer> = v.variant("type", [
  v.object({ type: v.literal("trashed") }),
  ...Failures,
]);
