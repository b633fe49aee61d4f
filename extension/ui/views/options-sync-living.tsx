/** Options: sync while it is on. How it stands comes first, then the words, the devices, and the ways out. */
import type { VNode } from "preact";
import type { SyncLiving } from "#ext/app/options/sync-living.ts";
import type { LivingScreen, StateScreen } from "#ext/app/options/sync-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon, type IconName } from "#ext/ui/kit/icon.tsx";
import { SaidLine, Setting } from "./options-section.tsx";
import { SyncDevices } from "./options-sync-devices.tsx";
import { SyncEnd } from "./options-sync-end.tsx";

export interface LivingProps {
  readonly screen: LivingScreen;
  readonly living: SyncLiving;
  readonly texts: Texts;
}

const ICONS: Record<StateScreen["type"], IconName> = {
  synced: "cloud",
  syncing: "cloud",
  offline: "cloudOff",
  refused: "cloudOff",
  fault: "fault",
};

export function SyncLivingView({ screen, living, texts }: LivingProps): VNode {
  const { state, said, busy } = screen;
  return (
    <>
      <div class="set" data-sync-state={state.type}>
        <div class={state.type === "fault" ? "standing fault" : "standing"}>
          <Icon name={ICONS[state.type]} />
          <div role="status">
            <p class="t num" tabIndex={-1} data-focus="">
              {state.text}
            </p>
            {state.more.map((line) => (
              <p class="small num" dir="auto" key={line}>
                {line}
              </p>
            ))}
          </div>
        </div>
        <button
          class="btn"
          type="button"
          data-act="sync-now"
          aria-disabled={busy !== null}
          onClick={() => void living.syncNow()}
        >
          {texts.t(busy === "sync" ? "syncNowBusy" : "syncNow")}
        </button>
      </div>
      <SaidLine said={said?.at === "sync" ? said : null} name="sync" />
      <Words screen={screen} living={living} texts={texts} />
      <SyncDevices screen={screen} living={living} texts={texts} />
      <Setting title={texts.t("syncRelay")}>
        <span class="relay" dir="ltr">
          {screen.relay}
        </span>
      </Setting>
      <SyncEnd screen={screen} living={living} texts={texts} />
    </>
  );
}

function Words({ screen, living, texts }: LivingProps): VNode {
  const { words, said, busy } = screen;
  return (
    <div class="pair" role="group" aria-labelledby="sync-words-title" data-panel="words">
      <div>
        <h3 id="sync-words-title">{texts.t("syncWordsTitle")}</h3>
        <p class="small">{texts.t("syncWordsText")}</p>
      </div>
      {words === null ? null : (
        <ol class="words" dir="ltr">
          {words.map((word, i) => (
            <li key={word + String(i)}>
              <span class="num" aria-hidden="true">
                {i + 1}
              </span>
              <b translate={false}>{word}</b>
            </li>
          ))}
        </ol>
      )}
      <p class="small">{texts.t("syncWordsKeep")}</p>
      <SaidLine said={said?.at === "words" ? said : null} name="sync-words" />
      <div class="row">
        <button
          class="btn"
          type="button"
          data-act="sync-words"
          aria-expanded={words !== null}
          aria-disabled={busy !== null}
          onClick={() => (words === null ? void living.showWords() : living.hideWords())}
        >
          {texts.t(words === null ? "syncWordsShow" : "syncWordsHide")}
        </button>
        <button
          class="btn quiet"
          type="button"
          data-act="sync-copy"
          aria-disabled={busy !== null}
          onClick={() => void living.copyLine()}
        >
          <Icon name="copy" />
          <span aria-live="polite">{screen.copyLabel}</span>
        </button>
      </div>
    </div>
  );
}
