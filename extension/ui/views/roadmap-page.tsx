/** A roadmap: what the role is, the way as a whole, every step with its topics, and the questions people ask. */
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Reader } from "#ext/app/reader/reader.ts";
import type { RoadmapScreen, Voice } from "#ext/app/reader/reader-screens.ts";
import type { Texts } from "#ext/app/texts.ts";
import { ChangesNotice } from "#ext/ui/kit/changes-notice.tsx";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { TrailMap } from "#ext/ui/kit/trail.tsx";
import { BackLink } from "./page-edges.tsx";
import { borrowContours, Unready, useTitle } from "./reader-parts.tsx";
import { Printout } from "./reader-print.tsx";
import { RoadmapCard } from "./roadmap-card.tsx";
import { RoadmapTools } from "./roadmap-tools.tsx";
import { RoadmapSteps } from "./roadmap-steps.tsx";

export function RoadmapPage({ reader, id }: { readonly reader: Reader; readonly id: string }): VNode {
  const page = useMemo(() => reader.roadmapPage(id), [reader, id]).value;
  const { texts } = reader.context.ports;
  useTitle(reader, { type: "roadmap", roadmap: id }, page);
  if (page.type !== "ready") return <Unready texts={texts} page={page} onRetry={() => reader.outlines.retry(id)} />;
  const acts = reader.acts(id);
  return (
    <>
      <RoadmapView
        screen={page.screen}
        texts={texts}
        tools={<RoadmapTools reader={reader} roadmap={id} voice={page.screen.voice} />}
        readOnly={reader.context.library.readOnly}
        onChangesSeen={() => reader.seeChanges(id)}
        onTick={(topic) => acts?.toggleTopic(topic)}
      />
      <Printout reader={reader} roadmap={id} />
    </>
  );
}

export interface RoadmapViewProps {
  readonly screen: RoadmapScreen;
  readonly texts: Texts;
  /** Stands below the title: ways to look at the roadmap as a whole. */
  readonly tools: VNode;
  readonly readOnly: boolean;
  readonly onChangesSeen: () => void;
  readonly onTick: (topic: string) => void;
}

function RoadmapView(props: RoadmapViewProps): VNode {
  const { screen, texts } = props;
  return (
    <>
      <div class="readerhero">
        <BackLink {...screen.back} />
        <h1 {...screen.voice}>{screen.title}</h1>
        {screen.tagline ? (
          <p class="lede" {...screen.voice}>
            {screen.tagline}
          </p>
        ) : null}
        {props.tools}
        {screen.changes ? <ChangesNotice screen={screen.changes} onClose={props.onChangesSeen} /> : null}
      </div>
      <section class="pathmap" aria-labelledby="overview" ref={borrowContours}>
        <h2 class="label" id="overview">
          {texts.t("readerOverview")}
        </h2>
        <div class="trail">
          <TrailMap trail={screen.trail} />
        </div>
      </section>
      <div class="roadmapcols">
        <RoadmapCard screen={screen} label={texts.t("readerFacts")} />
        <div class="roadmapmain">
          {screen.role ? (
            <section class="role">
              <h2>{screen.role.heading}</h2>
              <h3 class="label">{screen.role.label}</h3>
              <p class="read" {...screen.voice}>
                {screen.role.text}
              </p>
            </section>
          ) : null}
          <RoadmapSteps {...props} />
          {screen.gone.length > 0 ? <Gone screen={screen} texts={texts} /> : null}
          {screen.faq.length > 0 ? <Questions screen={screen} texts={texts} /> : null}
        </div>
      </div>
      {screen.call ? <Call call={screen.call} voice={screen.voice} /> : null}
    </>
  );
}

function Questions({ screen, texts }: { readonly screen: RoadmapScreen; readonly texts: Texts }): VNode {
  return (
    <section class="faq">
      <h2>{texts.t("readerFaq")}</h2>
      {screen.faq.map(({ id, question, answer }, i) => (
        <details key={id} open={i === 0} {...screen.voice}>
          <summary>
            {question}
            <Icon name="chevron" />
          </summary>
          <p class="read">{answer}</p>
        </details>
      ))}
    </section>
  );
}

function Gone({ screen, texts }: { readonly screen: RoadmapScreen; readonly texts: Texts }): VNode {
  return (
    <section class="faq">
      <h2>{texts.t("readerGone")}</h2>
      <p class="small">{texts.t("readerGoneText")}</p>
      <ul class="gonelist">
        {screen.gone.map(({ title, status }) => (
          <li key={title} {...screen.voice}>
            {title} <span class="meta">{status}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CallProps {
  readonly call: NonNullable<RoadmapScreen["call"]>;
  readonly voice: Voice;
}

function Call({ call, voice }: CallProps): VNode {
  return (
    <section class="call" ref={borrowContours}>
      <div {...(call.quoted ? voice : {})}>
        <div>
          <h2>{call.title}</h2>
          <p class="read">{call.text}</p>
        </div>
        <a class="arm on" href={call.link.href}>
          <span>{call.link.label}</span>
          <Icon name="arrow" flip />
        </a>
      </div>
    </section>
  );
}
