/** Beside the days: hours walked, minutes by week, what the last act moved, breaks, and reviews to come. */
import type { VNode } from "preact";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { Bars } from "./chart-bars.tsx";
import { BurnChart } from "./chart-burn.tsx";
import type { PlanViewProps } from "./plan-page.tsx";

export function PlanSide(props: PlanViewProps): VNode {
  const { screen, texts } = props;
  return (
    <aside class="planside" aria-label={texts.t("planProgress")}>
      <BurnChart burn={screen.burn} texts={texts} />
      <What {...props} />
      <section class="weeks">
        <h2>{texts.t("planWeeks")}</h2>
        {screen.streak ? (
          <>
            <p data-streak>{screen.streak.title}</p>
            <p class="small">{screen.streak.text}</p>
          </>
        ) : null}
        <Bars label={texts.t("planWeeks")} bars={screen.weeks} />
      </section>
      <Breaks {...props} />
      {screen.reviews.length > 0 ? (
        <section>
          <h2>{texts.t("planReviewsTitle")}</h2>
          <Bars label={texts.t("planReviewsLabel")} bars={screen.reviews} />
        </section>
      ) : null}
    </aside>
  );
}

function What({ page, screen, texts }: PlanViewProps): VNode | null {
  const { moved } = screen;
  if (!moved) return null;
  return (
    <section data-moved>
      <h2>{texts.t("planMovedTitle")}</h2>
      <p class="small">{moved.text}</p>
      <ul class="mv">
        {moved.moves.map(({ what, from, to }) => (
          <li key={what}>
            <span dir="auto">{what}</span>
            <span class="num">
              <del>{from}</del> <span aria-hidden="true">→</span> <ins>{to}</ins>
            </span>
          </li>
        ))}
      </ul>
      {moved.more === null ? null : <p class="small">{moved.more}</p>}
      <p>
        <button
          class="btn quiet"
          type="button"
          data-act="undo-moved"
          onClick={() => page.acts.moved.peek()?.takeBack()}
        >
          <Icon name="undo" />
          {texts.t("undo")}
        </button>
      </p>
    </section>
  );
}

function Breaks({ page, screen, texts }: PlanViewProps): VNode | null {
  if (screen.breaks.length === 0) return null;
  return (
    <section data-breaks>
      <h2>{texts.t("planBreaks")}</h2>
      <ul class="mv">
        {screen.breaks.map(({ id, dates }) => (
          <li key={id}>
            <span class="num">{dates}</span>
            {screen.readOnly === null ? (
              <button class="linklike" type="button" onClick={() => page.acts.endBreak(id)}>
                {texts.t("breakTakeBack")}
                <span class="vh"> {dates}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
