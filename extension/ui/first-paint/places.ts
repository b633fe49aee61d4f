/** Places of the new tab that paint themselves the moment the parser meets them. */
import { TODAY, TRAIL, type FirstFrame } from "./first-frame.ts";
import { paint, type Rest } from "./paint.ts";

/**
 * Makes the page's places paint `frame`. Before the body is parsed: then there is no frame without them. What stands
 * beside today and below it is left to the answer: to be called once the first frame is on the screen.
 */
export function definePlaces(view: Window & typeof globalThis, frame: FirstFrame): Rest {
  const rests: Rest[] = [];
  let { parts } = frame;
  view.document.documentElement.dataset["state"] = frame.state;
  view.customElements.define(
    "waymark-place",
    class extends view.HTMLElement {
      connectedCallback(): void {
        const trees = parts.get(this.id) ?? [];
        if (this.id === TRAIL) rests.push(() => paint(this, trees));
        else paint(this, trees, rests);
        if (this.id === TODAY) view.performance.mark("waymark:today");
      }
    },
  );
  return () => {
    for (const rest of rests.splice(0)) rest();
    // Nobody paints from the drawing again, and the class would hold it for as long as the tab is open.
    parts = new Map();
  };
}

/** The letters of the signs, as tokens.css names them. */
const SIGN_FONT = '1em "National Park"';

/**
 * Loads the signs' own letters and ends the first frame's looks (`data-frame`) once they are there, or are not to be
 * had: the page is laid out again once, and not once for the style and once more for the font.
 */
export function letSignFontIn(page: Document): void {
  const end = (): void => {
    delete page.documentElement.dataset["frame"];
  };
  void page.fonts.load(SIGN_FONT).then(end, end);
}

/** A tab that is opened in the background paints nothing; it goes on after this time, in milliseconds. */
const UNSEEN_MS = 1000;

/**
 * Calls once the first frame is on the screen. A timer behind a frame callback would run while that frame is still
 * being drawn, and take its processor.
 */
export function afterFirstFrame(view: Window & typeof globalThis, call: () => void): void {
  let called = false;
  const once = (): void => {
    if (called) return;
    called = true;
    observer.disconnect();
    call();
  };
  const observer = new view.PerformanceObserver(once);
  observer.observe({ type: "paint", buffered: true });
  view.setTimeout(once, UNSEEN_MS);
}
