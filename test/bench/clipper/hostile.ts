/**
 * `node test/bench/clipper/hostile.ts [name]`: processor and clock time of the clip of each hostile page in real
 * Chromium.
 */
import { startClipBrowser } from "./clip-browser.ts";
import { hostilePages } from "./hostile-pages.ts";

const browser = await startClipBrowser();
try {
  for (const [i, { name, html, script }] of hostilePages.entries()) {
    if (process.argv[2] !== undefined && !name.includes(process.argv[2])) continue;
    const page = await browser.open(`/hostile-${i}`, { html });
    if (script !== undefined) await page.evaluate(script);
    const { value: answer, ms, cpuMs } = await browser.inject("clip");
    const told = answer.ok
      ? `${answer.clip.extractor} ${answer.clip.markdown.length}${answer.clip.cut ? " cut" : ""}`
      : JSON.stringify(answer.error);
    console.log(
      `${String(Math.round(cpuMs)).padStart(7)} ms cpu ${String(Math.round(ms)).padStart(7)} ms  ${name.padEnd(32)} ${told}`,
    );
  }
} finally {
  await browser.close();
}
