/** Makes a card of a passage of a note: something hidden in a text, or a question with its answer. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { dayOfWallClock } from "#shared/std/day.ts";
import type { NewCard } from "#shared/domain/cards.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import { cardOfDraft, type CardDraft, type NotePlace } from "./own-cards.ts";
import { refreshCardCache } from "./refresh.ts";
import { createReviews } from "./reviews.ts";

export interface CardMaker {
  /** What became of the last draft, in a sentence, or null. */
  readonly said: ReadonlySignal<string | null>;
  /** True once the card is saved. */
  keep(draft: CardDraft, note: NotePlace): Promise<boolean>;
}

export function createCardMaker(context: AppContext): CardMaker {
  const { ports, library, undo } = context;
  const { texts, clock, random } = ports;
  const reviews = createReviews({ docs: ports.docs, library });
  const said = signal<string | null>(null);

  async function keep(draft: CardDraft, note: NotePlace): Promise<boolean> {
    said.value = null;
    const day = dayOfWallClock(clock.wall(), library.view.peek().profile.rolloverHour);
    const card = cardOfDraft(draft, note, day, random);
    if (!card) {
      said.value = texts.t(draft.type === "cloze" ? "cardsNothingHidden" : "cardsSideMissing");
      return false;
    }
    const kept = await reviews.addCards([card]).catch(() => null);
    if (!kept?.ok) {
      said.value = texts.t("cardsNotSaved");
      return false;
    }
    offerUndo(card);
    // The new tab counts the card from now on; a failure costs it that until its next day.
    await refreshCardCache(context).catch(() => false);
    return true;
  }

  function offerUndo({ id, day }: NewCard): void {
    undo.offer({
      message: texts.t("cardMakerKept"),
      undo: () => void reviews.changeCard(id, { deletedAt: day }),
    });
  }

  return { said, keep };
}
