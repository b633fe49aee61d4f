/**
 * `npm run catalog:links`: fetches every address of the roadmaps, says how each answered, and only then writes into the
 * YAML when a resource's page was there. For people with a network; nothing else writes these dates. `--report` writes
 * nothing. Ends with 1 when an address did not answer.
 */
// oxlint-disable-next-line no-restricted-imports -- build code: it runs in Node, never in a page
import { readdir, readFile, writeFile } from "node:fs/promises";
// oxlint-disable-next-line no-restricted-imports -- as above
import { join } from "node:path";
import { allTopics } from "#shared/catalog/topics.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { withChecked } from "./checked-links.ts";
import { fetchLink, USUAL_LIMITS, type FetchLinkOptions, type LinkAnswer } from "./fetch-link.ts";
import { readRoadmapFolder } from "./read-roadmap.ts";

export interface CheckLinksOptions {
  /** The folder that holds the roadmaps' folders. */
  readonly catalog: string;
  /** As "2026-11". */
  readonly month: string;
  readonly write: boolean;
  readonly say: (line: string) => void;
  readonly limits?: FetchLinkOptions;
}

export interface LinksReport {
  readonly asked: number;
  readonly failed: readonly string[];
}

/** So many sites are asked at once; of one site, one page after the other. */
const AT_ONCE = 6;

export async function checkLinks({
  catalog,
  month,
  write,
  say,
  limits = USUAL_LIMITS,
}: CheckLinksOptions): Promise<LinksReport> {
  const folders = (await readdir(catalog, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  let asked = 0;
  const failed: string[] = [];
  for (const { name } of folders) {
    const folder = await readRoadmapFolder(join(catalog, name));
    if (!folder.roadmap.ok) throw new Error(`The roadmap in ${name} is broken: build it first.`);
    const answers = await askAll(urlsOf(folder.roadmap.value), limits, (url, answer) =>
      say(`${wordOf(answer)}  ${url}`),
    );
    asked += answers.size;
    const answered = new Set([...answers].filter(([, { type }]) => type === "ok").map(([url]) => url));
    failed.push(...[...answers.keys()].filter((url) => !answered.has(url)));
    if (write) await Promise.all(folder.files.map((file) => writeDates(file, answered, month)));
  }
  say(`${asked} addresses asked, ${failed.length} did not answer as they should.`);
  return { asked, failed };
}

/** Resources and sources of questions, each once. */
function urlsOf(roadmap: Roadmap): readonly string[] {
  const resources = allTopics(roadmap).flatMap(({ topic }) => (topic.resources ?? []).map(({ url }) => url));
  const sources = roadmap.steps.flatMap((step) => (step.questions ?? []).map(({ source }) => source));
  return [...new Set([...resources, ...sources])];
}

async function askAll(
  urls: readonly string[],
  limits: FetchLinkOptions,
  heard: (url: string, answer: LinkAnswer) => void,
): Promise<ReadonlyMap<string, LinkAnswer>> {
  const bySite = new Map<string, string[]>();
  for (const url of urls) bySite.set(new URL(url).host, [...(bySite.get(new URL(url).host) ?? []), url]);
  const sites = [...bySite.values()];
  const answers = new Map<string, LinkAnswer>();
  const worker = async (): Promise<void> => {
    for (let site = sites.shift(); site; site = sites.shift()) {
      for (const url of site) {
        const answer = await fetchLink(url, limits);
        answers.set(url, answer);
        heard(url, answer);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

function wordOf(answer: LinkAnswer): string {
  switch (answer.type) {
    case "ok":
      return answer.movedTo === null ? "ok" : `ok, moved to ${answer.movedTo}`;
    case "status":
      return `ANSWERS ${answer.status}`;
    case "timeout":
      return "TOO SLOW";
    case "unreachable":
      return `UNREACHABLE (${answer.detail})`;
  }
}

async function writeDates(file: string, answered: ReadonlySet<string>, month: string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = withChecked(before, answered, month);
  if (after !== before) await writeFile(file, after);
}

if (import.meta.main) {
  const { failed } = await checkLinks({
    catalog: join(import.meta.dirname, "../../shared/catalog"),
    month: new Date().toISOString().slice(0, 7),
    write: !process.argv.includes("--report"),
    say: console.log,
  });
  process.exitCode = failed.length === 0 ? 0 : 1;
}
