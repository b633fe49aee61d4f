/** The smallest parts of the roadmap format: kinds of text and number, and objects that take no unknown name. */
import * as v from "valibot";

/** Text that passes a test of its own; one sentence says what is wanted. */
function textOf(accepts: (text: string) => boolean, reason: string) {
  return v.pipe(v.string(reason), v.check(accepts, reason));
}

function wholeNumber(accepts: (count: number) => boolean, reason: string) {
  return v.pipe(
    v.number(reason),
    v.check((count) => Number.isInteger(count) && accepts(count), reason),
  );
}

export const id = textOf(
  (text) => text.length <= 64 && /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(text),
  "Must be an id: lower-case letters and digits, joined by single dots or hyphens, at most 64 characters.",
);

/** Counted in characters as people see them in most scripts, not in UTF-16 units: hence the `u` flag. */
export const line = textOf((text) => /^[^\n]{1,300}$/u.test(text), "Must be one line of 1 to 300 characters.");

export const text = v.string("Must be text.");

export const url = textOf(
  (value) => /^https?:\/\//.test(value),
  "Must be a web address that begins with http:// or https://.",
);

export const languageTag = textOf(
  (tag) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(tag),
  'Must be a language tag, as "en" or "pt-BR".',
);

export const currency = textOf(
  (code) => /^[A-Z]{3}$/.test(code),
  'Must be a currency code of three capitals, as "USD".',
);

export const outcome = textOf((sentence) => sentence.startsWith("You can "), 'Must begin with "You can ".');

export const trackChoice = textOf(
  (choice) => /^[a-z0-9.-]+=[a-z0-9.-]+$/.test(choice),
  'Must name a track and an option, as "language=node".',
);

/** Long enough to explain something. */
export const explanation = textOf(
  (sentence) => /^[^]{30,}$/u.test(sentence),
  "Must be an explanation of at least 30 characters.",
);

export const yearAndMonth = textOf((month) => /^\d{4}-\d{2}$/.test(month), 'Must be a year and a month, as "2026-11".');

export const minutes = wholeNumber(
  (count) => count >= 1 && count <= 600,
  "Must be a whole number of minutes, from 1 to 600.",
);

export const countFromOne = wholeNumber((count) => count >= 1, "Must be a whole number, 1 or more.");

export const integer = wholeNumber(() => true, "Must be a whole number.");

const DISTANCE = "Must be a number, 0 or more.";
export const distance = v.pipe(
  v.number(DISTANCE),
  v.check((far) => Number.isFinite(far) && far >= 0, DISTANCE),
);

export const yesOrNo = v.boolean("Must be true or false.");

/** One of the listed words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, `Must be one of: ${words.join(", ")}.`);
}

/** A list with at least `least` entries. */
export function listOf<Item extends v.GenericSchema<unknown, unknown>>(item: Item, least = 0) {
  const plenty = least === 1 ? "Must have at least one entry." : `Must have at least ${least} entries.`;
  return v.pipe(v.array(item, "Must be a list."), v.minLength(least, plenty));
}

/** valibot passes over these names in an object's rest; the format knows none of them. */
const RESERVED = ["__proto__", "constructor", "prototype"];

const named = v.pipe(
  v.custom<Record<string, unknown>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    "Must be an object with named values.",
  ),
  v.check(
    (value) => !RESERVED.some((name) => Object.hasOwn(value, name)),
    `Nothing may be called ${RESERVED.join(", ")}.`,
  ),
);

/** Texts by an id that the author chose. */
export const textsById = v.pipe(named, v.record(id, text));

/**
 * An object with exactly these names. Built on the rest of `objectWithRest`, because `strictObject` stops at the first
 * unknown name and takes a list for an object.
 */
export function closed<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.GenericSchema<unknown, v.InferOutput<v.ObjectSchema<Entries, undefined>>> {
  return v.pipe(named, v.objectWithRest(entries, v.never("Nothing of this name belongs here."), "This is missing."));
}
