/** The form of a new card. Loaded when a learner makes one: with it comes what schedules questions. */
import "./cards.css";
import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { AppContext } from "#ext/app/app-context.ts";
import { createCardMaker } from "#ext/app/quiz/card-maker.ts";
import type { CardDraft, NotePlace } from "#ext/app/quiz/own-cards.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { Passage } from "./card-passage.ts";

export interface CardMakerProps {
  readonly context: AppContext;
  readonly note: NotePlace;
  readonly passage: Passage;
  /** The card is kept, or the learner left it. */
  readonly onDone: () => void;
}

export function CardMaker({ context, note, passage, onDone }: CardMakerProps): VNode {
  const maker = useMemo(() => createCardMaker(context), [context]);
  return (
    <CardForm
      passage={passage}
      texts={context.ports.texts}
      said={maker.said.value}
      onLeave={onDone}
      onKeep={async (draft) => {
        if (await maker.keep(draft, note)) onDone();
      }}
    />
  );
}

interface CardFormProps {
  readonly passage: Passage;
  readonly texts: Texts;
  readonly said: string | null;
  readonly onKeep: (draft: CardDraft) => Promise<void>;
  readonly onLeave: () => void;
}

function CardForm({ passage, texts, said, onKeep, onLeave }: CardFormProps): VNode {
  const [kind, setKind] = useState<CardDraft["type"]>("cloze");
  const [text, setText] = useState(passage.text);
  const [range, setRange] = useState<readonly [number, number]>([passage.from, passage.to]);
  const [sides, setSides] = useState({ front: "", back: passage.text.slice(passage.from, passage.to) });
  const first = useRef<HTMLTextAreaElement>(null);
  const [from, to] = range;
  useEffect(() => {
    first.current?.focus();
    if (kind === "cloze") first.current?.setSelectionRange(from, to);
    // Only when the form opens or changes its kind: a learner's own selection stays.
  }, [kind]);
  const draft = (): CardDraft => (kind === "cloze" ? { type: "cloze", text, from, to } : { type: "basic", ...sides });
  return (
    <div class="cardform">
      <fieldset>
        <legend class="vh">{texts.t("cardMakerKind")}</legend>
        <div class="seg">
          {(["cloze", "basic"] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="cardkind" value={one} checked={kind === one} onChange={() => setKind(one)} />
              {texts.t(one === "cloze" ? "cardMakerCloze" : "cardMakerBasic")}
            </label>
          ))}
        </div>
      </fieldset>
      {kind === "cloze" ? (
        <div class="field">
          <label for="cardtext">{texts.t("cardMakerText")}</label>
          <textarea
            ref={first}
            id="cardtext"
            class="area"
            rows={4}
            dir="auto"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onSelect={(event) => {
              const { selectionStart, selectionEnd } = event.currentTarget;
              if (selectionEnd > selectionStart) setRange([selectionStart, selectionEnd]);
            }}
          />
          <p class="cardpreview read" dir="auto">
            {text.slice(0, from)}
            {text.slice(from, to).trim() ? <mark>{text.slice(from, to)}</mark> : null}
            {text.slice(to)}
          </p>
        </div>
      ) : (
        <>
          <div class="field">
            <label for="cardfront">{texts.t("cardsFront")}</label>
            <textarea
              ref={first}
              id="cardfront"
              class="area"
              rows={2}
              dir="auto"
              value={sides.front}
              onInput={(event) => setSides({ ...sides, front: event.currentTarget.value })}
            />
          </div>
          <div class="field">
            <label for="cardback">{texts.t("cardsBack")}</label>
            <textarea
              id="cardback"
              class="area"
              rows={3}
              dir="auto"
              value={sides.back}
              onInput={(event) => setSides({ ...sides, back: event.currentTarget.value })}
            />
          </div>
        </>
      )}
      {said === null ? null : (
        <p class="banner fault" role="alert">
          {said}
        </p>
      )}
      <div class="row">
        <button class="btn go" type="button" data-act="keep-card" onClick={() => void onKeep(draft())}>
          {texts.t("cardMakerKeep")}
        </button>
        <button class="btn quiet" type="button" onClick={onLeave}>
          {texts.t("cardsLeave")}
        </button>
      </div>
    </div>
  );
}
