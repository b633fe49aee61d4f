/** Below a note: the way to make a card of the passage that was selected in it. */
import "./card-begin.css";
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { AppContext } from "#ext/app/app-context.ts";
import type { NotePlace } from "#ext/app/quiz/own-cards.ts";
import type * as CardMakerModule from "./card-maker.tsx";
import { passageOf, type Passage } from "./card-passage.ts";

interface CardBeginProps {
  readonly context: AppContext;
  readonly note: NotePlace;
}

type Form = typeof CardMakerModule;

const NOTHING: Passage = { text: "", from: 0, to: 0 };

export function CardBegin({ context, note }: CardBeginProps): VNode {
  const [form, setForm] = useState<{ readonly form: Form; readonly passage: Passage } | null>(null);
  const place = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const selected = useSelection(place);
  const { texts } = context.ports;
  const begin = async (): Promise<void> => {
    const passage = selected.current ?? NOTHING;
    setForm({ form: await import("./card-maker.tsx"), passage });
  };
  const done = (): void => {
    setForm(null);
    // The form is gone with the next frame, and the button is back.
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <section class="cardbegin" ref={place}>
      <h2>{texts.t("cardMakerTitle")}</h2>
      {form ? (
        <form.form.CardMaker context={context} note={note} passage={form.passage} onDone={done} />
      ) : (
        <>
          <p class="small">{texts.t("cardMakerHow")}</p>
          <button ref={button} class="btn" type="button" data-act="make-card" onClick={() => void begin()}>
            {texts.t("cardMakerBegin")}
          </button>
        </>
      )}
    </section>
  );
}

/** The last passage that was selected in the note above: a click on a button may take the selection away. */
function useSelection(place: { readonly current: HTMLElement | null }): { readonly current: Passage | null } {
  const last = useRef<Passage | null>(null);
  useEffect(() => {
    const onSelect = (): void => {
      const note = place.current?.closest<HTMLElement>("article");
      const selection = document.getSelection();
      if (!note || !selection || place.current?.contains(selection.anchorNode)) return;
      last.current = passageOf(note, selection) ?? last.current;
    };
    document.addEventListener("selectionchange", onSelect);
    return () => document.removeEventListener("selectionchange", onSelect);
  }, [place]);
  return last;
}
