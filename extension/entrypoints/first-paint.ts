/**
 * Runs in the head of every page, before its body is parsed. On the new tab it paints today into each place the moment
 * the parser meets it, so that there is no frame without it; the page's own module comes after the first frame.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { applyLook, applyWords, LAST_PART, readFirstFrame } from "#ext/ui/first-paint/first-frame.ts";
import { paint } from "#ext/ui/first-paint/paint.ts";

export default defineUnlistedScript(() => {
  const main = document.currentScript?.dataset["main"];
  if (main) requestAnimationFrame(() => setTimeout(() => void import(/* @vite-ignore */ main)));
  const read = (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  applyLook(document.documentElement, read);
  addEventListener("DOMContentLoaded", () => applyWords(document, read));
  const frame = main ? readFirstFrame(read, new Date(), location.hash) : null;
  if (!frame) return;
  document.documentElement.dataset["state"] = frame.state;
  customElements.define(
    "waymark-place",
    class extends HTMLElement {
      connectedCallback(): void {
        paint(this, frame.parts.get(this.id) ?? []);
        if (this.id === LAST_PART) performance.mark("waymark:today");
      }
    },
  );
});
