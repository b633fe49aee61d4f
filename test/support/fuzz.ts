/** Bad input by the hundred thousand, the same in every run of one seed. */

/** How many inputs each decoder is given. */
export const INPUTS = 200_000;

/** mulberry32: 32 random bits a call. */
export function seededBits(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Noise, or the clean bytes with some of them changed, taken out, doubled, or cut off. */
export function damagedBytes(random: () => number, clean: Uint8Array): Uint8Array<ArrayBuffer> {
  if (random() % 16 === 0) return Uint8Array.from({ length: random() % 300 }, () => random());
  const bytes = new Uint8Array(clean);
  const at = random() % clean.length;
  switch (random() % 8) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + (random() % 8))]);
    case 2:
      return new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(Math.max(0, at - (random() % 8)))]);
    default:
      for (let n = 1 + (random() % 4); n > 0; n--) {
        const place = random() % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ (1 + (random() % 255));
      }
      return bytes;
  }
}

/** The same for text: signs of an alphabet put in, in place of others, or taken out. */
export function damagedText(random: () => number, clean: string, alphabet: string): string {
  let text = clean;
  for (let n = 1 + (random() % 3); n > 0; n--) {
    const at = random() % (text.length + 1);
    const sign = alphabet[random() % alphabet.length] ?? "";
    const skip = random() % 3;
    text = text.slice(0, at) + (skip === 2 ? "" : sign) + text.slice(at + (skip === 0 ? 0 : 1));
  }
  return text;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const STRANGE: readonly Json[] = [
  null,
  true,
  -1,
  0,
  1.5,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  1e308,
  "",
  "type",
  "__proto__",
  "a".repeat(3000),
  "\u0000\ud800",
  [],
  [[]],
  {},
  { type: "__proto__" },
];

/** A message in which one value became another, went missing, moved, or was joined by one that nobody knows. */
export function damagedJson(random: () => number, clean: Json): Json {
  const strange = STRANGE[random() % STRANGE.length] ?? null;
  if (typeof clean !== "object" || clean === null || random() % 8 === 0) return strange;
  if (Array.isArray(clean)) {
    const items = [...clean];
    const at = random() % (items.length + 1);
    items.splice(at, 1, damagedJson(random, items[at] ?? null));
    return items;
  }
  const entries = Object.entries(clean);
  const at = random() % (entries.length + 1);
  const [key, value] = entries[at] ?? ["unknown", null];
  const rest = entries.filter((_, i) => i !== at);
  const other = entries[random() % entries.length]?.[1] ?? null;
  switch (random() % 4) {
    case 0:
      return Object.fromEntries(rest);
    case 1:
      return Object.fromEntries([...rest, [key, other]]);
    default:
      return Object.fromEntries([...rest, [key, damagedJson(random, value)]]);
  }
}
