/** The new tab once the library is open: draws over the first frame, follows the address, listens to keys. */
import { effect } from "@preact/signals";
import { render, type VNode } from "preact";
import type { PageModel } from "#ext/app/today/page-model.ts";
import { parseRoute } from "#ext/app/route.ts";
import { ChangesNotice } from "#ext/ui/kit/changes-notice.tsx";
import { TrailMap } from "#ext/ui/kit/trail.tsx";
import { UndoToast } from "#ext/ui/kit/toast.tsx";
import { SyncMarkView } from "#ext/ui/views/sync-mark.tsx";
import { ClockQuestion } from "#ext/ui/views/timer.tsx";
import type { TodayActions } from "#ext/ui/views/today-actions.ts";
import { TodayView } from "#ext/ui/views/today-view.tsx";
import { drawAhead, isResting, type DrawingShelf } from "./draw-ahead.ts";
import { rootState } from "./drawings.tsx";
import { actOfKey } from "./keys.ts";
import { Notice } from "./notice.tsx";
import { showPage } from "./pages.tsx";
import { place, readyForLife } from "./places.ts";
import { keepScrollPlace } from "./scroll-place.ts";
import { showRoute } from "./shell.ts";

export interface LivingPageDeps {
  readonly page: Document;
  readonly model: PageModel;
  readonly shelf: DrawingShelf;
}

/** Returns the way to take the page down again. */
export function showLivingPage({ page, model, shelf }: LivingPageDeps): () => void {
  const view = page.defaultView;
  if (!view) throw new Error("the page has no window");
  const acts = actionsOf(model);
  const { ports, undo } = model.context;
  const places = {
    today: place(page, "today"),
    trail: place(page, "trail"),
    sync: place(page, "sync"),
    float: place(page, "float"),
  };
  let route = parseRoute(view.location.hash);
  let drawn = Promise.resolve();
  readyForLife(places.today);

  /** What was pressed may be gone, such as the start: the keys go on from where it stood, not from the page's top. */
  const keepFocus = (): void => {
    if (page.activeElement === page.body) places.today.focus({ preventScroll: true });
  };
  const drawRoute = (): void => {
    const screen = model.today.screen.value;
    showRoute(page, route);
    if (route.type === "today") {
      page.documentElement.dataset["state"] = rootState(screen);
      page.title = ports.texts.t("titleToday");
      const hadFocus = places.today.contains(page.activeElement);
      render(<Today model={model} acts={acts} />, places.today);
      if (hadFocus) view.requestAnimationFrame(keepFocus);
      render(<TrailMap trail={screen.trail} />, places.trail);
    } else {
      page.documentElement.dataset["state"] = "page";
      drawn = showPage({ page, route, model, at: places.today });
    }
  };
  const onHash = (): void => {
    const next = parseRoute(view.location.hash);
    const isElsewhere = next.type !== "today" || route.type !== "today";
    route = next;
    drawRoute();
    if (isElsewhere) scroll.arrive();
    if (next.type !== "today") places.today.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent): void => {
    const screen = model.today.screen.peek();
    const rows =
      route.type === "today" && "rows" in screen && screen.state !== "first" ? screen.rows.map((row) => row.key) : [];
    const act = route.type === "today" ? actOfKey(event, acts, rows) : null;
    if (!act) return;
    event.preventDefault();
    act();
  };
  /** The address is the view's: the skip link moves the focus and leaves it as it is. */
  const onSkip = (event: Event): void => {
    event.preventDefault();
    places.today.focus();
  };
  const onVisible = (): void => model.today.clock.look();

  const stopDrawing = effect(drawRoute);
  const scroll = keepScrollPlace(view, () => drawn);
  let markIsDrawn = false;
  const stopMark = effect(() => {
    const mark = model.mark.value;
    // The first frame shows what the last page knew, which is more than this one knows yet.
    if (!markIsDrawn && !model.markKnown.value && isResting(mark) && places.sync.hasChildNodes()) return;
    markIsDrawn = true;
    render(<SyncMarkView mark={mark} />, places.sync);
  });
  render(
    <>
      <ClockQuestion timer={model.context.timer} texts={ports.texts} />
      <UndoToast offered={undo.offered} undoLabel={ports.texts.t("undo")} onUndo={() => undo.undo()} />
    </>,
    places.float,
  );
  const stopAhead = drawAhead(model, shelf);
  view.addEventListener("hashchange", onHash);
  view.addEventListener("keydown", onKey);
  page.addEventListener("visibilitychange", onVisible);
  const skip = page.querySelector(".skip");
  skip?.addEventListener("click", onSkip);
  page.documentElement.dataset["living"] = "";
  return () => {
    for (const stop of [stopDrawing, stopMark, stopAhead, scroll.stop]) stop();
    view.removeEventListener("hashchange", onHash);
    view.removeEventListener("keydown", onKey);
    page.removeEventListener("visibilitychange", onVisible);
    skip?.removeEventListener("click", onSkip);
    model.dispose();
  };
}

function Today({ model, acts }: { readonly model: PageModel; readonly acts: TodayActions }): VNode {
  const notice = model.notice.value;
  const changes = model.changes.value;
  return (
    <>
      {notice ? (
        <Notice
          text={notice}
          closeLabel={model.context.ports.texts.t("dismiss")}
          onClose={() => model.dismissNotice()}
        />
      ) : null}
      {changes ? (
        <div class="notice">
          <ChangesNotice screen={changes} onClose={() => model.seeChanges()} />
        </div>
      ) : null}
      <TodayView screen={model.today.screen.value} act={acts} />
    </>
  );
}

function actionsOf(model: PageModel): TodayActions {
  const { undo } = model.context;
  return {
    ...model.acts,
    undo: () => void (undo.undo() || model.acts.undoDates()),
    writeLine: (text) => model.line.write(text),
    keepLine: (text) => model.line.keep(text),
    clock: () => model.toggleClock(),
    choosePace: (minutes) => model.today.choosePace(minutes),
  };
}
