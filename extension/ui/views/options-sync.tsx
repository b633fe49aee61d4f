/** Options: sync. Draws whichever part the model shows, and moves the focus along when an act changes the part. */
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SyncOptions } from "#ext/app/options/sync-options.ts";
import type { SyncScreen } from "#ext/app/options/sync-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { unreachable } from "#shared/std/assert.ts";
import { SyncCreate, SyncJoin } from "./options-sync-entry.tsx";
import { SyncLivingView } from "./options-sync-living.tsx";
import { SyncMerge } from "./options-sync-merge.tsx";
import { Section, Setting } from "./options-section.tsx";

export interface SyncProps {
  readonly sync: SyncOptions;
  readonly texts: Texts;
}

export function SyncSection({ sync, texts }: SyncProps): VNode {
  const screen = sync.screen.value;
  const place = useRef<HTMLDivElement>(null);
  const shown = panelOf(screen);
  const before = useRef(shown);
  useEffect(() => {
    // The button that was pressed is gone. On load nothing takes the focus.
    const pressed = before.current !== shown && before.current !== "asking";
    before.current = shown;
    if (pressed && focusIsLost()) place.current?.querySelector<HTMLElement>("[data-focus]")?.focus();
  }, [shown]);
  return (
    <Section id="sync" title={texts.t("syncTitle")} intro={texts.t("syncIntro")}>
      <div ref={place} data-sync-part={shown}>
        <SyncPart screen={screen} sync={sync} texts={texts} />
      </div>
    </Section>
  );
}

function SyncPart({ screen, sync, texts }: SyncProps & { readonly screen: SyncScreen }): VNode {
  switch (screen.part) {
    case "asking":
      return (
        <Setting title={texts.t("syncState")} text={screen.text}>
          <span />
        </Setting>
      );
    case "fault":
      return (
        <>
          <p class="said fault" role="alert">
            <Icon name="fault" />
            <span>{screen.text}</span>
          </p>
          <button class="btn" type="button" data-act="sync-retry" onClick={() => void sync.start()}>
            {texts.t("syncRetry")}
          </button>
        </>
      );
    case "off":
      if (screen.panel === "join") return <SyncJoin screen={screen} entry={sync.entry} texts={texts} />;
      if (screen.merge) return <SyncMerge merge={screen.merge} screen={screen} entry={sync.entry} texts={texts} />;
      return <SyncCreate screen={screen} entry={sync.entry} texts={texts} />;
    case "on":
      return <SyncLivingView screen={screen} living={sync.living} texts={texts} />;
    default:
      return unreachable(screen);
  }
}

/** One name for each part that replaces another, so that the focus follows only then. */
function panelOf(screen: SyncScreen): string {
  if (screen.part === "off") return screen.panel;
  return screen.part;
}

function focusIsLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
