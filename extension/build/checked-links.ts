/**
 * The dates of the link check in a step's YAML: written as text, so that comments and lines stay as their author set
 * them.
 */

/** Sets `checked` of each resource whose address is in `answered`. `month` is as "2026-11". */
export function withChecked(yaml: string, answered: ReadonlySet<string>, month: string): string {
  const lines = yaml.split("\n");
  const written: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const entry = /^(\s*)- title: /.exec(line);
    const end = entry ? endOfEntry(lines, i, (entry[1] ?? "").length) : i + 1;
    const block = lines.slice(i, end);
    written.push(...(entry ? checkedBlock(block, `${entry[1] ?? ""}  `, answered, month) : block));
    i = end - 1;
  }
  return written.join("\n");
}

/** The line after an entry of a list: the first that is not deeper than its dash. */
function endOfEntry(lines: readonly string[], start: number, indent: number): number {
  const next = lines.findIndex((line, i) => i > start && line.trim() !== "" && line.search(/\S/) <= indent);
  return next < 0 ? lines.length : next;
}

function checkedBlock(
  block: readonly string[],
  indent: string,
  answered: ReadonlySet<string>,
  month: string,
): readonly string[] {
  const valueOf = (name: string): string | undefined =>
    block.find((line) => line.startsWith(`${indent}${name}: `))?.slice(indent.length + name.length + 2);
  const url = valueOf("url")?.replaceAll(/^["']|["']$/g, "");
  // Only a resource has both.
  if (url === undefined || valueOf("kind") === undefined || !answered.has(url)) return block;
  const rest = block.filter((line) => !line.startsWith(`${indent}checked: `));
  const last = rest.findLastIndex((line) => line.trim() !== "");
  return rest.toSpliced(last + 1, 0, `${indent}checked: "${month}"`);
}
