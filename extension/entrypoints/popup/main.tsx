/** The toolbar button's popup. */
import { render } from "preact";
import { createPopupModel } from "#ext/app/save/popup-model.ts";
import { systemTimers } from "#ext/platform/clock.ts";
import { createDeskClient } from "#ext/platform/messages.ts";
import { pageReader } from "#ext/platform/scripting.ts";
import { openToday, shownTab } from "#ext/platform/tabs.ts";
import { createBrowserTexts } from "#ext/platform/texts.ts";
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
const place = document.getElementById("popup");
if (place) render(<PopupView model={model} undoLabel={texts.t("undo")} />, place);
void model.start();
