/** Options: the question before two libraries become one. */
import type { VNode } from "preact";
import type { LibraryCard, MergeScreen } from "#ext/app/options/sync-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { SaidLine } from "./options-section.tsx";
import type { EntryProps } from "./options-sync-entry.tsx";

export function SyncMerge({ merge, screen, entry, texts }: EntryProps & { readonly merge: MergeScreen }): VNode {
  return (
    <div class="pair merge" role="group" aria-labelledby="sync-merge-title" data-panel="merge">
      <div>
        <h3 id="sync-merge-title" tabIndex={-1} data-focus="">
          {texts.t("syncMergeTitle")}
        </h3>
        <p class="small">{texts.t("syncMergeText")}</p>
      </div>
      <div class="libraries">
        <Card card={merge.here} texts={texts} />
        <Card card={merge.there} texts={texts} />
      </div>
      {merge.warning === null ? null : (
        <p class="said">
          <Icon name="fault" />
          <span>{merge.warning}</span>
        </p>
      )}
      <SaidLine said={screen.said} name="sync-entry" />
      <div class="row">
        <button
          class="btn go"
          type="button"
          data-act="sync-agree"
          aria-disabled={screen.busy !== null}
          onClick={() => void entry.agree()}
        >
          {texts.t(screen.busy === "join" ? "syncJoining" : "syncMergeAgree")}
        </button>
        <button class="btn quiet" type="button" data-act="sync-back" onClick={() => entry.back()}>
          {texts.t("syncMergeLeave")}
        </button>
      </div>
    </div>
  );
}

function Card({ card, texts }: { readonly card: LibraryCard; readonly texts: Texts }): VNode {
  const lines = [
    ["syncMergeRoadmaps", card.roadmaps],
    ["syncMergeHolds", card.counts],
    ["syncMergeDevices", card.devices],
  ] as const;
  return (
    <section class="library">
      <h4>{card.title}</h4>
      <dl>
        {lines.map(([name, text]) =>
          text === "" ? null : (
            <div key={name}>
              <dt class="meta">{texts.t(name)}</dt>
              <dd class="num" dir="auto">
                {text}
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
