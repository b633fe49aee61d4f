/** New dates by step, and other ways on: keep the pace, more minutes, fewer topics, a pause. Loaded on demand. */
import "./planning.css";
import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { createReplanModel, type ReplanModel } from "#ext/app/planning/replan-model.ts";
import type { ReplanScreen } from "#ext/app/planning/replan-screen.ts";
import type { PageModel } from "#ext/app/today/page-model.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { DatesMoved } from "./dates-moved.tsx";
import { Legs } from "./planning-legs.tsx";
import { undoOfKey } from "./reader-keys.ts";
import { AddPart, PausePart, SkipPart } from "./replan-parts.tsx";

export function ReplanPage({ model }: { readonly model: PageModel }): VNode {
  const { context, living, planning } = model;
  const { ports, library, undo } = context;
  const replan = useMemo(
    () => createReplanModel({ ports, library, living, planning }),
    [ports, library, living, planning],
  );
  const screen = replan.screen.value;
  const accept = (): void => {
    if (replan.screen.peek().acceptable && replan.accept()) location.hash = "#/";
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (undoOfKey(event) && (undo.undo() || replan.undoAccept())) event.preventDefault();
      if (event.key.toLowerCase() !== "a" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      accept();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  return (
    <div class="planning">
      <div>
        <p class="meta">
          <a href="#/">{ports.texts.t("replanBack")}</a>
        </p>
        <h1>{screen.title}</h1>
        <p class="lede">{screen.lede}</p>
        {screen.moved ? <DatesMoved moved={screen.moved} onUndo={() => replan.undoAccept()} /> : null}
        <Choices screen={screen} replan={replan} texts={ports.texts} />
      </div>
      <Preview screen={screen} texts={ports.texts} onAccept={accept} />
    </div>
  );
}

/** Single keys rest in fields; a chosen line is not one. */
function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type);
}

interface ChoicesProps {
  readonly screen: ReplanScreen;
  readonly replan: ReplanModel;
  readonly texts: Texts;
}

function Choices({ screen, replan, texts }: ChoicesProps): VNode {
  return (
    <fieldset class="q">
      <legend>{texts.t("replanQuestion")}</legend>
      <div class="lines">
        {screen.choices.map((choice) => (
          <>
            <label class="choice" key={choice.id}>
              <input
                type="radio"
                name="replan"
                value={choice.id}
                checked={choice.chosen}
                onChange={() => replan.choose(choice.id)}
              />
              <span>{choice.label}</span>
              <small>{choice.detail}</small>
            </label>
            {choice.chosen ? <Part key={`${choice.id}-part`} screen={screen} replan={replan} texts={texts} /> : null}
          </>
        ))}
      </div>
    </fieldset>
  );
}

function Part({ screen, replan, texts }: ChoicesProps): VNode | null {
  switch (screen.choices.find(({ chosen }) => chosen)?.id) {
    case "add":
      return <AddPart add={screen.add} replan={replan} texts={texts} />;
    case "skip":
      return <SkipPart topics={screen.skip} replan={replan} texts={texts} />;
    case "pause":
      return <PausePart pause={screen.pause} replan={replan} texts={texts} />;
    case "keep":
    case undefined:
      return null;
  }
}

interface PreviewProps {
  readonly screen: ReplanScreen;
  readonly texts: Texts;
  readonly onAccept: () => void;
}

function Preview({ screen, texts, onAccept }: PreviewProps): VNode {
  const { preview } = screen;
  return (
    <aside class="preview" aria-label={texts.t("replanPreview")}>
      <div aria-live="polite">
        <h2>{texts.t("todayFinish")}</h2>
        {preview.before !== null && preview.before !== preview.after ? (
          <p class="meta num">
            <del>{preview.before}</del>
          </p>
        ) : null}
        <p class="big num">{preview.after}</p>
      </div>
      {preview.steps.length > 0 ? <p class="label stepsby">{texts.t("replanSteps")}</p> : null}
      <Legs legs={preview.steps} />
      <div class="notes">
        {preview.notes.map((note) => (
          <p class="small num" key={note}>
            {note}
          </p>
        ))}
      </div>
      <div class="actions">
        <button class="arm on start" type="button" data-act="accept" disabled={!screen.acceptable} onClick={onAccept}>
          <span>
            {texts.t("replanAccept")} <kbd>A</kbd>
          </span>
          <Icon name="arrow" flip />
        </button>
      </div>
    </aside>
  );
}
