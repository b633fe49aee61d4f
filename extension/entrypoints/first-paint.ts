/** Runs in the new tab before its first frame. Classic script: nothing is waited for. */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { applyLook, paintDay } from "#ext/ui/first-paint/first-frame.ts";

export default defineUnlistedScript(() => {
  const read = (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  try {
    applyLook(document, read);
    if (paintDay(document, read, new Date(), location.hash)) performance.mark("waymark:today");
  } catch {
    // A drawing that cannot be painted is left to the page that follows.
  }
});
