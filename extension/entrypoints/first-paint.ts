/**
 * Runs in the head of every page, before its body is parsed. On the new tab it paints today into each place as the
 * parser meets it; what stands beside it, the trail and the page's own module come after the first frame.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { applyLook, applyWords, readFirstFrame } from "#ext/ui/first-paint/first-frame.ts";
import { afterFirstFrame, definePlaces, letSignFontIn } from "#ext/ui/first-paint/places.ts";

export default defineUnlistedScript(() => {
  const main = document.currentScript?.dataset["main"];
  const root = document.documentElement;
  const read = (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  applyLook(root, read);
  addEventListener("DOMContentLoaded", () => applyWords(document, read));
  if (!main) return;
  root.dataset["frame"] = "first";
  const frame = readFirstFrame(read, new Date(), location.hash);
  const paintRest = frame && definePlaces(window, frame);
  afterFirstFrame(window, () => {
    letSignFontIn(document);
    paintRest?.();
    void import(/* @vite-ignore */ main);
  });
});
