/** The page has its note: from before, or by now. */
import type { VNode } from "preact";
import type { PopupModel } from "#ext/app/save/popup-model.ts";
import type { KnownScreen } from "#ext/app/save/popup-screen.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { PopupPage } from "./popup-page.tsx";
import { TopicPick } from "./popup-pick.tsx";

export function PopupKnown({ screen, model }: { readonly screen: KnownScreen; readonly model: PopupModel }): VNode {
  return (
    <section class="popup-part">
      <div class="popup-ok" role="status">
        <Blaze state="done" />
        <div>
          <h1>{screen.title}</h1>
          <p class="small">{screen.where}</p>
        </div>
      </div>
      <PopupPage page={screen.page} heading={false} />
      {screen.sentence === null ? null : (
        <p class={screen.fault ? "small popup-clay" : "read"} role={screen.fault ? "alert" : undefined}>
          {screen.sentence}
        </p>
      )}
      {screen.addLabel === null ? null : (
        <button
          class="arm on"
          type="button"
          data-act="add"
          aria-disabled={screen.busy}
          onClick={() => void model.add()}
        >
          <span>{screen.addLabel}</span>
          <Icon name="plus" />
        </button>
      )}
      {screen.wholeLabel === null ? null : (
        <button
          class={screen.wholeFirst ? "arm on" : "btn"}
          type="button"
          data-act="add-whole"
          aria-disabled={screen.busy}
          onClick={() => void model.addWhole()}
        >
          <span>{screen.wholeLabel}</span>
          {screen.wholeFirst ? <Icon name="plus" /> : null}
        </button>
      )}
      {screen.move ? (
        <TopicPick id="move" pick={screen.move} onChoose={(key) => void model.move(key)} />
      ) : (
        <div class="row">
          <button class="btn" type="button" data-act="open-note" onClick={() => model.openNote()}>
            {screen.openLabel}
          </button>
          <button class="btn quiet" type="button" data-act="move" onClick={() => model.startMove()}>
            {screen.moveLabel}
          </button>
        </div>
      )}
    </section>
  );
}
