/** One thing that is wrong in a roadmap, and where. Said in full sentences: an author or a learner reads them. */
export interface RoadmapProblem {
  /** Where it is, as `steps[3].topics[0].minutes`. Empty when the whole is meant. */
  readonly path: string;
  readonly reason: string;
}

/** `["steps", 3, "id"]` as `steps[3].id`. A name that is no plain word stands in brackets and quotes. */
export function pathText(keys: readonly PropertyKey[]): string {
  let text = "";
  for (const key of keys) {
    if (typeof key === "number") text += `[${key}]`;
    else if (/^[A-Za-z_]\w*$/.test(String(key))) text += text === "" ? String(key) : `.${String(key)}`;
    else text += `[${JSON.stringify(String(key))}]`;
  }
  return text;
}
