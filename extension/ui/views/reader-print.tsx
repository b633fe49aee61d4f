/** The whole roadmap on paper. Drawn when the page is about to be printed, and taken away after it. */
import { render, type VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PrintedStep, PrintScreen } from "#ext/app/reader/print-screen.ts";
import type { TopicCard } from "#ext/app/reader/reader-screens.ts";
import type { Reader } from "#ext/app/reader/reader.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Markdown, MarkdownLine } from "#ext/ui/kit/markdown.tsx";
import { markdownLabels } from "./reader-parts.tsx";

/** Holds the place of the printout. The browser says before it prints, so nothing of this costs a reader anything. */
export function Printout({ reader, roadmap }: { readonly reader: Reader; readonly roadmap: string }): VNode {
  const place = useRef<HTMLDivElement>(null);
  const { texts } = reader.context.ports;
  useEffect(() => {
    const draw = (): void => {
      const screen = reader.printScreen(roadmap);
      if (screen && place.current) render(<PrintedRoadmap screen={screen} texts={texts} />, place.current);
    };
    const clear = (): void => {
      if (place.current) render(null, place.current);
    };
    // A browser that is about to print does not wait: the texts have to be there, and need not be there at first.
    const callOff = reader.context.ports.timers.after(1000, () => {
      void reader.shelf.loaded(roadmap).then(() => place.current?.setAttribute("data-ready", ""));
    });
    addEventListener("beforeprint", draw);
    addEventListener("afterprint", clear);
    return () => {
      callOff();
      removeEventListener("beforeprint", draw);
      removeEventListener("afterprint", clear);
    };
  }, [reader, roadmap, texts]);
  return <div class="printout" ref={place} />;
}

interface PrintedProps {
  readonly screen: PrintScreen;
  readonly texts: Texts;
}

export function PrintedRoadmap({ screen, texts }: PrintedProps): VNode {
  const { voice, role } = screen;
  return (
    <article {...voice}>
      <h1>{screen.title}</h1>
      {screen.tagline ? <p class="lede">{screen.tagline}</p> : null}
      {role ? (
        <>
          <h2>{role.heading}</h2>
          <p class="read">{role.text}</p>
        </>
      ) : null}
      <dl>
        {screen.facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2>{texts.t("readerOverview")}</h2>
      <ol class="printedpath">
        {screen.steps.map((step) => (
          <li key={step.id}>
            {step.name} <span class="meta">{step.meta}</span>
          </li>
        ))}
      </ol>
      {screen.steps.map((step) => (
        <PrintedStepView key={step.id} step={step} texts={texts} lang={voice.lang} />
      ))}
      {screen.faq.length > 0 ? (
        <section class="printedstep">
          <h2>{texts.t("readerFaq")}</h2>
          {screen.faq.map(({ id, question, answer }) => (
            <section key={id}>
              <h3>{question}</h3>
              <p class="read">{answer}</p>
            </section>
          ))}
        </section>
      ) : null}
    </article>
  );
}

interface PrintedStepProps {
  readonly step: PrintedStep;
  readonly texts: Texts;
  readonly lang: string;
}

function PrintedStepView({ step, texts, lang }: PrintedStepProps): VNode {
  return (
    <section class="printedstep">
      <h2>{texts.t("printStep", step.number, step.title)}</h2>
      <p class="read">{step.description}</p>
      <p class="meta">{step.meta}</p>
      {step.topics.map((topic) => (
        <PrintedTopic key={topic.id} topic={topic} texts={texts} lang={lang} />
      ))}
    </section>
  );
}

interface PrintedTopicProps {
  readonly topic: TopicCard;
  readonly texts: Texts;
  readonly lang: string;
}

function PrintedTopic({ topic, texts, lang }: PrintedTopicProps): VNode {
  const labels = markdownLabels(texts);
  return (
    <section class="printedtopic">
      <h3>
        <PrintedBox ticked={topic.walked} />
        {topic.title} <span class="meta">{topic.status}</span>
      </h3>
      {topic.outcome ? <p class="outcome read">{topic.outcome}</p> : null}
      {topic.body ? <Markdown text={topic.body} labels={labels} headingFrom={4} lang={lang} /> : null}
      {topic.reads.length > 0 ? <h4>{texts.t("topicRead")}</h4> : null}
      <ul class="printedrows">
        {topic.reads.map((row) => (
          <li key={row.key}>
            <PrintedBox ticked={row.done} />
            {row.title} <span class="meta">{row.minutes}</span>
            <span class="address">{row.href}</span>
          </li>
        ))}
      </ul>
      {topic.tasks.length > 0 ? <h4>{texts.t("topicDo")}</h4> : null}
      <ul class="printedrows">
        {topic.tasks.map((row) => (
          <li key={row.key}>
            <PrintedBox ticked={row.done} />
            <MarkdownLine text={row.title} labels={labels} /> <span class="meta">{row.minutes}</span>
            <ul class="accept">
              {row.accept.map((line) => (
                <li key={line}>
                  <MarkdownLine text={line} labels={labels} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A box to tick by hand, or one that was. The word for it stands in the line's own text. */
function PrintedBox({ ticked }: { readonly ticked: boolean }): VNode {
  return <span class={ticked ? "printedbox ticked" : "printedbox"} aria-hidden="true" />;
}
