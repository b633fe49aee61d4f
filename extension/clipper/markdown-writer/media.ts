/** Pictures, embedded frames, sound, film and formulas. */
import { codeSpan, escapeText, fence } from "./escape.ts";
import { destination } from "./safe-url.ts";

type UrlOf = (raw: string | null) => string | null;

/** `![text](address)`, or null for a tracking pixel, a `data:` picture or one without an address. */
export function pictureOf(image: Element, urlOf: UrlOf): string | null {
  if (image.getAttribute("width") === "1" || image.getAttribute("height") === "1") return null;
  const url = [image.getAttribute("src"), image.getAttribute("data-src"), firstOfSet(image.getAttribute("srcset"))]
    .map((raw) => urlOf(raw))
    .find((found) => found !== null && !found.startsWith("mailto:"));
  if (url === undefined || url === null) return null;
  return `![${escapeText(oneLine(image.getAttribute("alt") ?? ""))}](${destination(url)})`;
}

function firstOfSet(srcset: string | null): string | null {
  return srcset?.trim().split(/\s+/)[0]?.replace(/,$/, "") ?? null;
}

/** A frame, film or sound as a link: nothing is embedded in a clip. */
export function frameOf(element: Element, urlOf: UrlOf): string | null {
  const raw = element.getAttribute("src") ?? element.querySelector("source")?.getAttribute("src") ?? null;
  const url = urlOf(raw);
  if (url === null || url.startsWith("mailto:")) return null;
  const title =
    oneLine(element.getAttribute("title") ?? element.getAttribute("aria-label") ?? "") || new URL(url).hostname;
  return `[${escapeText(title)}](${destination(url)})`;
}

/** A formula within a line, in GitHub's form that keeps TeX exact without a maths renderer: $`x^2`$. */
export function formulaOf(element: Element): string | null {
  const tex = texOf(element);
  return tex === null ? null : tex === "" ? "" : `$${codeSpan(tex)}$`;
}

/** A formula that stands by itself, as a fenced block, or null. */
export function formulaBlockOf(element: Element): string | null {
  if (element.tagName.toLowerCase() !== "math" || element.getAttribute("display") !== "block") return null;
  const tex = texOf(element);
  return tex === null || tex === "" ? null : fence(tex, "math");
}

function texOf(element: Element): string | null {
  if (element.tagName.toLowerCase() !== "math") return null;
  const annotation = element.querySelector('annotation[encoding*="tex" i]');
  return oneLine(element.getAttribute("data-latex") ?? annotation?.textContent ?? element.textContent);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
