/**
 * Where a page was scrolled to, kept with its entry of the history: Back leads to the place that was left, and not to
 * the top. The browser's own way comes too early, because a page is drawn only after its address has changed.
 */

export interface ScrollPlace {
  /** The address has changed: to the top, or to where this entry was left once the page is as long as it was. */
  readonly arrive: () => void;
  readonly stop: () => void;
}

/** How long a page may take to become as long as it was, in milliseconds. */
const PATIENCE = 2000;
/** What a learner does who goes somewhere else meanwhile. */
const ACTS = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/** `drawn` answers once the page of the present address stands in place of the one before. */
export function keepScrollPlace(view: Window, drawn: () => Promise<void>): ScrollPlace {
  // Counts the addresses and the acts of the learner: a wait of an earlier one is over.
  let turn = 0;
  let isWaiting = false;
  const leaveOff = (): void => {
    turn += 1;
    isWaiting = false;
  };
  const remember = (): void => {
    // The day's own address is left as the browser made it.
    if (isWaiting || view.location.hash.length <= 2) return;
    view.history.replaceState({ scroll: Math.round(view.scrollY) }, "");
  };
  const arrive = (): void => {
    leaveOff();
    const top = scrollOf(view.history.state);
    view.scrollTo(0, 0);
    if (top === 0) return;
    isWaiting = true;
    const mine = turn;
    const until = view.performance.now() + PATIENCE;
    const look = (): void => {
      if (turn !== mine) return;
      const isLong = view.document.documentElement.scrollHeight - view.innerHeight >= top;
      if (!isLong && view.performance.now() < until) {
        view.requestAnimationFrame(look);
        return;
      }
      isWaiting = false;
      view.scrollTo(0, top);
    };
    void drawn().then(look);
  };
  view.history.scrollRestoration = "manual";
  view.addEventListener("scrollend", remember);
  for (const act of ACTS) view.addEventListener(act, leaveOff, { passive: true });
  if (scrollOf(view.history.state) > 0) arrive();
  return {
    arrive,
    stop: () => {
      leaveOff();
      view.removeEventListener("scrollend", remember);
      for (const act of ACTS) view.removeEventListener(act, leaveOff);
    },
  };
}

function scrollOf(state: unknown): number {
  if (typeof state !== "object" || state === null || !("scroll" in state)) return 0;
  return typeof state.scroll === "number" ? state.scroll : 0;
}
