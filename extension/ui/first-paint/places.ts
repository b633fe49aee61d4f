/** Places of the new tab that paint themselves the moment the parser meets them. */
import { LAST_PART, type FirstFrame } from "./first-frame.ts";
import { paint } from "./paint.ts";

/** Makes the page's places paint `frame`. Before the body is parsed: then there is no frame without them. */
export function definePlaces(view: Window & typeof globalThis, frame: FirstFrame): void {
  view.document.documentElement.dataset["state"] = frame.state;
  view.customElements.define(
    "waymark-place",
    class extends view.HTMLElement {
      connectedCallback(): void {
        paint(this, frame.parts.get(this.id) ?? []);
        if (this.id === LAST_PART) view.performance.mark("waymark:today");
      }
    },
  );
}

/** A frame callback runs before its frame is painted, and a task that it queues runs after it. */
export function afterFirstFrame(view: Window, call: () => void): void {
  view.requestAnimationFrame(() => view.setTimeout(call));
}
