/** How well what was answered holds. Loaded when its address is opened, with a stylesheet of its own. */
import "./insight.css";
import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { AppContext } from "#ext/app/app-context.ts";
import { createInsightModel } from "#ext/app/quiz/insight-model.ts";
import type { HardestPart, InsightPage as Page, InsightReady, RetentionPart } from "#ext/app/quiz/insight-screen.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { AheadChart, DaysMap } from "./insight-charts.tsx";
import { RetentionLine } from "./insight-retention.tsx";
import { BackLink, Fault, Waiting } from "./page-edges.tsx";

export function InsightPage({ context }: { readonly context: AppContext }): VNode {
  const model = useMemo(() => createInsightModel(context), [context]);
  useEffect(() => model.start(), [model]);
  const { texts } = context.ports;
  return (
    <div class="insight">
      <BackLink label={texts.t("navQuiz")} href={hashOf({ type: "quiz", what: null })} />
      <InsightView page={model.page.value} texts={texts} onRetry={() => model.retry()} />
    </div>
  );
}

interface InsightViewProps {
  readonly page: Page;
  readonly texts: Texts;
  readonly onRetry: () => void;
}

export function InsightView({ page, texts, onRetry }: InsightViewProps): VNode {
  if (page.type === "loading") return <Waiting texts={texts} />;
  if (page.type === "fault") return <Fault {...page} onRetry={onRetry} />;
  const { screen } = page;
  return (
    <>
      <h1>{screen.title}</h1>
      <p class="lede">{screen.lede}</p>
      {screen.state === "empty" ? (
        <a class="btn go" href={screen.link.href}>
          {screen.link.label}
        </a>
      ) : (
        <Parts screen={screen} texts={texts} />
      )}
    </>
  );
}

function Parts({ screen, texts }: { readonly screen: InsightReady; readonly texts: Texts }): VNode {
  return (
    <>
      <RetentionView part={screen.retention} />
      <DaysMap part={screen.days} dir={texts.dir} />
      {screen.hardest ? <Hardest part={screen.hardest} /> : null}
      <AheadChart part={screen.ahead} />
    </>
  );
}

function RetentionView({ part }: { readonly part: RetentionPart }): VNode {
  return (
    <section class="insightpart">
      <h2>{part.title}</h2>
      <p class="read">{part.lede}</p>
      {part.rows.length > 0 ? (
        <>
          <ul class="holds">
            {part.rows.map((row) => (
              <li key={row.key}>
                <span class="holdname" dir="auto">
                  {row.title}
                </span>
                <RetentionLine held={row.held} expected={row.expected} />
                <span class="meta num">{row.detail}</span>
              </li>
            ))}
          </ul>
          <p class="insightlegend meta" aria-hidden="true">
            <span class="heldmark" /> {part.heldLabel} <span class="expectedmark" /> {part.expectedLabel}
          </p>
        </>
      ) : null}
    </section>
  );
}

function Hardest({ part }: { readonly part: HardestPart }): VNode {
  return (
    <section class="insightpart">
      <h2>{part.title}</h2>
      <p class="read">{part.lede}</p>
      <ol class="hard">
        {part.rows.map(({ key, text, detail, link }) => (
          <li key={key}>
            <span dir="auto">{text}</span>
            <span class="meta num">{detail}</span>
            {link ? (
              <a href={link.href} dir="auto">
                {link.label}
              </a>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
