/** The toolbar button's popup. */
import { render } from "preact";
import { createPopupModel } from "#ext/app/save/popup-model.ts";
import { createSyncStanding } from "#ext/app/today/sync-standing.ts";
import { systemTimers } from "#ext/platform/clock.ts";
import { createDeskClient } from "#ext/platform/messages.ts";
import { pageReader } from "#ext/platform/scripting.ts";
import { createSyncClient } from "#ext/platform/sync/sync-messages.ts";
import { openToday, shownTab } from "#ext/platform/tabs.ts";
import { createBrowserTexts } from "#ext/platform/texts.ts";
import { PopupMark } from "#ext/ui/views/popup-mark.tsx";
import { PopupView } from "#ext/ui/views/popup-view.tsx";

const texts = createBrowserTexts();
const model = createPopupModel({
  desk: createDeskClient(),
  reader: pageReader,
  texts,
  timers: systemTimers,
  tab: shownTab,
  openToday: (hash) => void openToday(hash).then(() => window.close()),
});

document.title = texts.t("popupPageTitle");
const standing = createSyncStanding(() => Promise.resolve(createSyncClient()), systemTimers);
const place = document.getElementById("popup");
if (place) render(<PopupView model={model} undoLabel={texts.t("undo")} />, place);
const mark = document.getElementById("mark");
if (mark) render(<PopupMark standing={standing} texts={texts} />, mark);
standing.start();
void model.start();
