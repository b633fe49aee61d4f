/** The learner's own cards. Loaded when their address is opened, with a stylesheet of their own. */
import "./cards.css";
import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { AppContext } from "#ext/app/app-context.ts";
import { createCardsModel } from "#ext/app/quiz/cards-model.ts";
import type { CardLine, CardsActs, CardsPage as Page } from "#ext/app/quiz/cards-screen.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { CardEdit } from "./card-edit.tsx";
import { BackLink, Fault, Waiting } from "./page-edges.tsx";
import { undoOfKey } from "./reader-keys.ts";

export function CardsPage({ context }: { readonly context: AppContext }): VNode {
  const model = useMemo(() => createCardsModel(context), [context]);
  useEffect(() => model.start(), [model]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (undoOfKey(event) && context.undo.undo()) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [context]);
  const { texts } = context.ports;
  return (
    <div class="cards">
      <BackLink label={texts.t("navQuiz")} href={hashOf({ type: "quiz", what: null })} />
      <CardsView page={model.page.value} acts={model.acts} texts={texts} />
    </div>
  );
}

interface CardsViewProps {
  readonly page: Page;
  readonly acts: CardsActs;
  readonly texts: Texts;
}

export function CardsView({ page, acts, texts }: CardsViewProps): VNode {
  if (page.type === "loading") return <Waiting texts={texts} />;
  if (page.type === "fault") return <Fault {...page} onRetry={() => acts.retry()} />;
  const { screen } = page;
  return (
    <>
      <h1>{screen.title}</h1>
      <p class="lede">{screen.lede}</p>
      <div class="cardfiles">
        {screen.cards.length > 0 ? (
          <button class="btn" type="button" data-act="export-cards" onClick={() => acts.exportCards()}>
            <Icon name="down" />
            {screen.exportLabel}
          </button>
        ) : (
          <a class="btn go" href={hashOf({ type: "notes" })}>
            {texts.t("cardsToNotes")}
          </a>
        )}
        <label class="btn file">
          <Icon name="up" />
          {screen.importLabel}
          <input
            type="file"
            accept=".txt,.tsv,.csv,text/plain"
            data-act="import-cards"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              // The same file may be chosen again after a failure.
              event.currentTarget.value = "";
              if (file) void file.text().then((text) => acts.importCards(text));
            }}
          />
        </label>
      </div>
      <p class="small" role="status" data-said="cards">
        {screen.said}
      </p>
      {screen.failed === null ? null : (
        <p class="banner fault" role="alert">
          {screen.failed}
        </p>
      )}
      <ul class="cardlist">
        {screen.cards.map((card) => (
          <Card key={card.id} card={card} acts={acts} texts={texts} />
        ))}
      </ul>
    </>
  );
}

interface CardProps {
  readonly card: CardLine;
  readonly acts: CardsActs;
  readonly texts: Texts;
}

function Card({ card, acts, texts }: CardProps): VNode {
  const { id, front, back, where, when, resting, edited } = card;
  if (edited) return <CardEdit id={id} card={edited} acts={acts} texts={texts} />;
  return (
    <li class={resting ? "resting" : ""}>
      <p class="cardfront" dir="auto">
        {front.map(({ text, hidden }, i) => (hidden ? <mark key={i}>{text}</mark> : text))}
      </p>
      {back ? (
        <p class="read" dir="auto">
          {back}
        </p>
      ) : null}
      <p class="meta cardfacts">
        {where ? (
          <a href={where.href} dir="auto">
            {where.label}
          </a>
        ) : null}
        <span>{when}</span>
      </p>
      <div class="cardacts">
        <button class="linklike" type="button" data-act="edit-card" onClick={() => acts.edit(id)}>
          {texts.t("cardsEdit")}
        </button>
        <button class="linklike" type="button" data-act="rest-card" onClick={() => acts.rest(id)}>
          {texts.t(resting ? "cardsAskAgain" : "quizSuspend")}
        </button>
        <button class="linklike" type="button" data-act="trash-card" onClick={() => acts.trash(id)}>
          {texts.t("cardsTrash")}
        </button>
      </div>
    </li>
  );
}
