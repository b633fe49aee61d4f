/** The files that a browser downloads. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Chromium } from "./chromium.ts";
import { until } from "./until.ts";

/** From now on the browser puts what it downloads into a folder, and asks nobody. */
export async function downloadTo({ browser }: Pick<Chromium, "browser">, folder: string): Promise<void> {
  const session = await browser.target().createCDPSession();
  // It holds for as long as this session does.
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
}

/** The path of a file in the folder that ends so, once one is there; the folder may come with it. */
export async function downloaded(folder: string, ending: string): Promise<string> {
  let path = "";
  await until(`a ${ending} was downloaded`, async () => {
    const name = (await readdir(folder)).find((one) => one.endsWith(ending));
    path = join(folder, name ?? "");
    return name !== undefined && (await stat(path)).size > 0;
  });
  return path;
}
