/** What the clip scripts answer with, checked with their limits: it was made beside a page that may be hostile. */
import * as v from "valibot";
import type { PageGlance } from "#ext/app/save/page-reader.ts";
import {
  MAX_DESCRIPTION,
  MAX_FACT,
  MAX_MARKDOWN_BYTES,
  MAX_QUOTE,
  MAX_TITLE,
  type ClipAnswer,
} from "#ext/clipper/clip.ts";

const MAX_ADDRESS = 8_192;
const MAX_CONTEXT = 64;

const Fact = v.pipe(v.string(), v.maxLength(MAX_FACT));

export const QuoteSchema = v.object({
  exact: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUOTE)),
  prefix: v.pipe(v.string(), v.maxLength(MAX_CONTEXT)),
  suffix: v.pipe(v.string(), v.maxLength(MAX_CONTEXT)),
});

export const AddressSchema = v.pipe(v.string(), v.maxLength(MAX_ADDRESS));
export const TitleSchema = v.pipe(v.string(), v.maxLength(MAX_TITLE));

const ClipEntries = {
  markdown: v.pipe(v.string(), v.maxBytes(MAX_MARKDOWN_BYTES)),
  title: TitleSchema,
  site: Fact,
  author: v.exactOptional(Fact),
  published: v.exactOptional(Fact),
  lang: v.exactOptional(Fact),
  dir: v.exactOptional(v.picklist(["ltr", "rtl"])),
  description: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_DESCRIPTION))),
  extractor: v.picklist(["defuddle", "readability", "selection", "none"]),
  codeBlocks: v.pipe(v.number(), v.integer(), v.minValue(0)),
  cut: v.exactOptional(v.literal(true)),
};

const SelectionSchema = v.object({ ...ClipEntries, quote: QuoteSchema });

const ClipErrorSchema = v.variant("type", [
  v.object({ type: v.literal("empty") }),
  v.object({ type: v.literal("extraction-failed"), message: v.string() }),
]);

export const ClipAnswerSchema: v.GenericSchema<unknown, ClipAnswer> = v.variant("ok", [
  v.object({ ok: v.literal(true), clip: v.object(ClipEntries), selection: v.exactOptional(SelectionSchema) }),
  v.object({ ok: v.literal(false), error: ClipErrorSchema, selection: v.exactOptional(SelectionSchema) }),
]);

/** What the glance script says, as the app takes it; a page that it could not read is no glance. */
export const GlanceSchema: v.GenericSchema<unknown, PageGlance> = v.pipe(
  v.object({
    ok: v.literal(true),
    glance: v.object({
      title: TitleSchema,
      site: Fact,
      url: AddressSchema,
      canonical: AddressSchema,
      selection: v.exactOptional(QuoteSchema),
    }),
  }),
  v.transform(({ glance: { selection, canonical, ...page } }) => ({
    ...page,
    canonicalLink: canonical,
    passage: selection ?? null,
  })),
);
