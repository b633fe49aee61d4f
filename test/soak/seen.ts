/** What a browser shows at rest, and how two of them differ. */
export interface Seen {
  /** Names of the ticked rows of today. */
  readonly ticked: readonly string[];
  /** Titles of all notes, sorted. */
  readonly notes: readonly string[];
}

/** The first thing in which two browsers differ, in words, or null. */
export function difference(one: Seen, two: Seen): string | null {
  for (const part of ["ticked", "notes"] as const) {
    const only = [
      ...one[part].filter((item) => !two[part].includes(item)).map((item) => `only a: ${item}`),
      ...two[part].filter((item) => !one[part].includes(item)).map((item) => `only b: ${item}`),
    ];
    if (only.length > 0) return `${part} differ (${only.join("; ")})`;
  }
  return null;
}
