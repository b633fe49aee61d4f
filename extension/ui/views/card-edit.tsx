/** One card while its texts are changed. */
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { CardsActs, EditedCard } from "#ext/app/quiz/cards-screen.ts";
import type { Texts } from "#ext/app/texts.ts";

interface CardEditProps {
  readonly id: string;
  readonly card: EditedCard;
  readonly acts: Pick<CardsActs, "keep" | "leave">;
  readonly texts: Texts;
}

export function CardEdit({ id, card, acts, texts }: CardEditProps): VNode {
  const front = useRef<HTMLTextAreaElement>(null);
  const back = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => front.current?.focus(), []);
  return (
    <li class="cardedit">
      <div class="field">
        <label for="cardfront">{card.frontLabel}</label>
        <textarea
          ref={front}
          id="cardfront"
          class="area"
          rows={3}
          dir="auto"
          aria-describedby={card.help ? "cardhelp" : undefined}
          defaultValue={card.front}
        />
        {card.help ? (
          <p id="cardhelp" class="small">
            {card.help}
          </p>
        ) : null}
      </div>
      <div class="field">
        <label for="cardback">{card.backLabel}</label>
        <textarea ref={back} id="cardback" class="area" rows={3} dir="auto" defaultValue={card.back} />
      </div>
      <div class="row">
        <button
          class="btn go"
          type="button"
          data-act="keep-card"
          onClick={() => acts.keep(id, front.current?.value ?? "", back.current?.value ?? "")}
        >
          {texts.t("cardsKeep")}
        </button>
        <button class="btn quiet" type="button" data-act="leave-card" onClick={() => acts.leave()}>
          {texts.t("cardsLeave")}
        </button>
      </div>
    </li>
  );
}
