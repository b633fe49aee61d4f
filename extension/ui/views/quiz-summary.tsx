/** A quiz that is over: what holds, what comes back when, and after a check what may be marked as known. */
import type { VNode } from "preact";
import type { CheckOffer, QuizActs, SummaryScreen } from "#ext/app/quiz/quiz-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { QuizProgress } from "./quiz-progress.tsx";
import { QuizReading } from "./quiz-reading.tsx";

interface QuizSummaryProps {
  readonly screen: SummaryScreen;
  readonly acts: QuizActs;
  readonly texts: Texts;
}

export function QuizSummary({ screen, acts, texts }: QuizSummaryProps): VNode {
  const { where, progress, title, lede, lines, readings, offer, back, again, undoLabel, canUndo, failed } = screen;
  const listed = readings.length > 1 ? readings : [];
  return (
    <div class="quiz">
      <div class="quizmain">
        <div class="prog">
          <QuizProgress progress={progress} />
        </div>
        <div class="q">
          <p class="meta kind num" dir="auto">
            {where}
          </p>
          <h1 class="sumtitle" tabIndex={-1}>
            {title.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </h1>
          {lede && !offer?.comeBack.length ? (
            <p class="lede" dir="auto">
              {lede}
            </p>
          ) : null}
          {failed === null ? null : (
            <p class="banner fault" role="alert">
              {failed}
            </p>
          )}
          {offer ? <Offer offer={offer} readings={listed} acts={acts} /> : null}
          {readings.length > 1 && !offer?.comeBack.length ? <Readings readings={readings} acts={acts} /> : null}
          <ul class="sum">
            {lines.map((line, i) => (
              <li key={line.key}>
                <Blaze state={line.right ? "done" : "ahead"} cut={i} />
                <span class="sumtext" dir="auto">
                  <span class="vh">{texts.t(line.right ? "quizLineHolds" : "quizLineReturns")} </span>
                  <span lang={line.lang ?? undefined}>{line.text}</span>
                </span>
                <span class="when">{line.when}</span>
              </li>
            ))}
          </ul>
          <div class="acts">
            <a class="arm on start" href={back.href}>
              <span>{back.label}</span>
              <Icon name="arrow" flip />
            </a>
            {readings.length === 1 ? <Readings readings={readings} acts={acts} /> : null}
            {again ? (
              <button class="btn" type="button" data-act="again" onClick={() => acts.again()}>
                {again.label}
              </button>
            ) : null}
            {canUndo ? (
              <button class="linklike" type="button" data-act="undo" onClick={() => void acts.undo()}>
                {undoLabel}
              </button>
            ) : null}
          </div>
        </div>
      </div>
    </div>
  );
}

/** One stands beside the other acts, as it is one of them; several have lines of their own. */
function Readings({ readings, acts }: Pick<SummaryScreen, "readings"> & Pick<QuizSummaryProps, "acts">): VNode {
  return (
    <>
      {readings.map((reading) => (
        <QuizReading key={reading.key} reading={reading} acts={acts} />
      ))}
    </>
  );
}

interface OfferProps extends Pick<SummaryScreen, "readings">, Pick<QuizSummaryProps, "acts"> {
  readonly offer: CheckOffer;
}

/** Each topic that comes back stands once: with its day in the plan, or as a link. */
function Offer({ offer, readings, acts }: OfferProps): VNode {
  const links = offer.comeBack.filter(({ href }) => readings.every((reading) => reading.href !== href));
  return (
    <section class="offer" aria-labelledby="offertitle">
      <h2 id="offertitle">{offer.title}</h2>
      <p class="read">{offer.lede}</p>
      {offer.topics.length > 0 ? (
        <fieldset class="offertopics">
          <legend class="vh">{offer.title}</legend>
          {offer.topics.map(({ id, title, lang, ticked }) => (
            <label key={id} class="choice">
              <input type="checkbox" checked={ticked} onChange={() => acts.tickTopic(id)} />
              <span class="o">{ticked ? <Icon name="tick" /> : null}</span>
              <span dir="auto" lang={lang ?? undefined}>
                {title}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      {offer.marked === null ? null : <p role="status">{offer.marked}</p>}
      {offer.topics.some(({ ticked }) => ticked) ? (
        <button class="btn" type="button" data-act="mark-known" onClick={() => acts.markKnown()}>
          {offer.markLabel}
        </button>
      ) : null}
      {offer.comeBack.length > 0 ? (
        <div class="comeback">
          <span class="label">{offer.comeBackLabel}</span> <Readings readings={readings} acts={acts} />
          {links.map(({ title, lang, href }) => (
            <a key={href + title} href={href} dir="auto" lang={lang ?? undefined}>
              {title}
            </a>
          ))}
        </div>
      ) : null}
    </section>
  );
}
