/** The options page. */
import { render } from "preact";
import { browser } from "wxt/browser";
import { openLibrary } from "#ext/app/library/open-library.ts";
import { restoreSources } from "#ext/platform/sync/restore-sources.ts";
import { createOptionsModel } from "#ext/app/options/options-model.ts";
import { createBrowserPorts } from "#ext/platform/browser-ports.ts";
import { changeShortcuts, saveShortcut } from "#ext/platform/commands.ts";
import { downloadText } from "#ext/platform/downloads.ts";
import { createReminderPorts } from "#ext/platform/reminder-ports.ts";
import { storageState } from "#ext/platform/storage-state.ts";
import { startPageSync } from "#ext/platform/sync/page-sync.ts";
import { createSyncClient } from "#ext/platform/sync/sync-messages.ts";
import { showTexts } from "#ext/ui/newtab/shell.ts";
import { OptionsMark, OptionsView } from "#ext/ui/views/options-view.tsx";

const ports = createBrowserPorts();
const { storage, texts, random } = ports;
const model = createOptionsModel({
  ports,
  syncDesk: createSyncClient(),
  reminder: createReminderPorts(),
  open: () => openLibrary({ ...storage, random, sources: restoreSources(storage) }),
  storage: storageState,
  download: downloadText,
  saveShortcut,
  changeShortcuts: () => void changeShortcuts(),
  version: browser.runtime.getManifest().version,
  agent: navigator.userAgent,
});

ports.look.write(ports.look.read());
document.title = texts.t("optionsPageTitle");
showTexts(document, texts);
const [place, mark] = [document.getElementById("options"), document.getElementById("mark")];
if (place) render(<OptionsView model={model} texts={texts} />, place);
if (mark) render(<OptionsMark model={model} />, mark);
void model.start();
startPageSync(document);
