/**
 * Writes THIRD-PARTY-NOTICES.md: every package that the extension or the relay ships with, its licence and its text.
 * Run by `npm run build`; a repo test fails when a shipped package is not in the committed file.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";

const LockFile = v.object({
  packages: v.record(
    v.string(),
    v.object({ version: v.optional(v.string()), dev: v.optional(v.boolean()), optional: v.optional(v.boolean()) }),
  ),
});

const PackageFile = v.object({ name: v.string(), version: v.string(), license: v.optional(v.string(), "see text") });

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Packages that are installed for production, by name. */
export async function shippedPackages(root: string): Promise<ShippedPackage[]> {
  const lock = v.parse(LockFile, JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")));
  const folders = Object.entries(lock.packages).filter(([path, entry]) => path !== "" && !entry.dev && !entry.optional);
  const shipped = await Promise.all(folders.map(([path]) => readPackage(join(root, path))));
  return shipped.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readPackage(folder: string): Promise<ShippedPackage> {
  const facts = v.parse(PackageFile, JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  const licence = (await readdir(folder)).find((file) => /^(?:licen[cs]e|copying)/i.test(file));
  return { ...facts, text: licence ? (await readFile(join(folder, licence), "utf8")).trim() : "" };
}

/** The file's text. Packages under the same words share them. */
export function noticesOf(packages: readonly ShippedPackage[], fontLicence: string): string {
  const byText = new Map<string, ShippedPackage[]>();
  for (const shipped of packages) byText.set(shipped.text, [...(byText.get(shipped.text) ?? []), shipped]);
  const parts = [...byText].map(([text, group]) => {
    const names = group.map(({ name, version, license }) => `- ${name} ${version} (${license})`).join("\n");
    return text === ""
      ? `${names}\n\nThe package brings no text of its licence.`
      : `${names}\n\n\`\`\`\n${text}\n\`\`\``;
  });
  const font = `- National Park, the typeface, cut to Latin and weights 400 to 700 (OFL-1.1)\n\n\`\`\`\n${fontLicence.trim()}\n\`\`\``;
  return `# Third-party notices\n\nWhat others made and Waymark ships. Written by \`extension/build/notices.ts\`.\n\n${[font, ...parts].join("\n\n")}\n`;
}

export async function writeNotices(root: string): Promise<void> {
  const fontLicence = await readFile(join(root, "extension/ui/kit/fonts/national-park.OFL.txt"), "utf8");
  await writeFile(join(root, "THIRD-PARTY-NOTICES.md"), noticesOf(await shippedPackages(root), fontLicence));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeNotices(process.cwd());
