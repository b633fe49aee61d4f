/** The popup: one column that says what the page is, where it goes, and what became of it. */
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { PopupModel } from "#ext/app/save/popup-model.ts";
import type { MiniTrail, PopupScreen, WordScreen } from "#ext/app/save/popup-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { ShortTrail } from "#ext/ui/kit/short-trail.tsx";
import { UndoToast } from "#ext/ui/kit/toast.tsx";
import { unreachable } from "#shared/std/assert.ts";
import { PopupForm } from "./popup-form.tsx";
import { PopupKnown } from "./popup-known.tsx";

export interface PopupViewProps {
  readonly model: PopupModel;
  readonly undoLabel: string;
}

export function PopupView({ model, undoLabel }: PopupViewProps): VNode {
  const screen = model.screen.value;
  const trail = model.trail.value;
  useEffect(() => onSingleKeys(model), [model]);
  return (
    <>
      <main data-popup={screen.state}>
        <PopupPart screen={screen} model={model} />
        <UndoToast offered={model.undo.offered} undoLabel={undoLabel} onUndo={() => model.undo.undo()} />
      </main>
      {trail ? <PopupTrail trail={trail} /> : null}
    </>
  );
}

function PopupPart({ screen, model }: { readonly screen: PopupScreen; readonly model: PopupModel }): VNode {
  switch (screen.state) {
    case "form":
      return <PopupForm screen={screen} model={model} />;
    case "known":
      return <PopupKnown screen={screen} model={model} />;
    case "word":
      return <PopupWord screen={screen} model={model} />;
    default:
      return unreachable(screen);
  }
}

function PopupWord({ screen, model }: { readonly screen: WordScreen; readonly model: PopupModel }): VNode {
  const act = (): void => {
    if (screen.act === "retry") void model.start();
    else model.openToday();
  };
  return (
    <section class="popup-part" role={screen.fault ? "alert" : undefined}>
      <div>
        {screen.fault ? (
          <p class="popup-fault">
            <Icon name="fault" />
          </p>
        ) : null}
        <h1>{screen.title}</h1>
      </div>
      <p class="read">{screen.text}</p>
      <button class="arm on" type="button" data-act={screen.act} onClick={act}>
        <span>{screen.actLabel}</span>
        <Icon name={screen.fault ? "undo" : "arrow"} flip={!screen.fault} />
      </button>
    </section>
  );
}

function PopupTrail({ trail }: { readonly trail: MiniTrail }): VNode {
  return (
    <footer class="foot">
      <ShortTrail stops={trail.stops} label={trail.label} />
      <span class="meta">{trail.short}</span>
    </footer>
  );
}

/** U takes the save back. Single keys rest while typing. */
function onSingleKeys(model: PopupModel): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
    if (event.key.toLowerCase() === "u" && model.undo.undo()) event.preventDefault();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
