/** What others wrote of the extension, with its licence. A test holds the list against the installed packages. */
export interface LicencedPart {
  readonly name: string;
  /** An SPDX expression. */
  readonly licence: string;
}

export const LICENCES: readonly LicencedPart[] = [
  { name: "National Park", licence: "OFL-1.1" },
  { name: "@mozilla/readability", licence: "Apache-2.0" },
  { name: "@preact/signals", licence: "MIT" },
  { name: "@scure/bip39", licence: "MIT" },
  { name: "d3-scale", licence: "ISC" },
  { name: "d3-shape", licence: "ISC" },
  { name: "defuddle", licence: "MIT" },
  { name: "dexie", licence: "Apache-2.0" },
  { name: "ical-generator", licence: "MIT" },
  { name: "mdast-util-from-markdown", licence: "MIT" },
  { name: "mdast-util-gfm", licence: "MIT" },
  { name: "micromark-extension-gfm", licence: "MIT" },
  { name: "preact", licence: "MIT" },
  { name: "ts-fsrs", licence: "MIT" },
  { name: "valibot", licence: "MIT" },
  { name: "y-indexeddb", licence: "MIT" },
  { name: "yjs", licence: "MIT" },
];
