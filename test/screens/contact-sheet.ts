/** One page with all pictures on it, to be looked at in a browser. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Shot } from "./shoot.ts";

export async function writeContactSheet(folder: string, scenes: ReadonlyMap<string, readonly Shot[]>): Promise<string> {
  const sections = [...scenes].map(([name, shots]) => {
    const pictures = shots.map(({ file }) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`);
    return `<h2>${name}</h2>\n<div>${pictures.join("\n")}</div>`;
  });
  const style = "body{font:14px sans-serif;margin:2rem}div{display:flex;gap:1rem;overflow-x:auto}img{height:22rem}";
  const html = `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>\n${sections.join("\n")}\n`;
  const path = join(folder, "index.html");
  await mkdir(folder, { recursive: true });
  await writeFile(path, html);
  return path;
}
