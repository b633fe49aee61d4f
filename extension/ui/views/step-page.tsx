/** A step: its topics in full, to be read and marked, and the learner's notes beside them. */
import type { VNode } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { Reader } from "#ext/app/reader/reader.ts";
import type { StepScreen } from "#ext/app/reader/reader-screens.ts";
import type { TopicActs } from "#ext/app/reader/topic-acts.ts";
import type { Route } from "#ext/app/route.ts";
import type { Timer } from "#ext/app/study/timer.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { FindInRoadmap } from "./reader-find.tsx";
import { BackLink } from "./page-edges.tsx";
import { Unready, useTitle } from "./reader-parts.tsx";
import { StepSide } from "./step-side.tsx";
import { StepTopic } from "./step-topic.tsx";
import { useTopicKeys } from "./step-keys.ts";
import { useOpenTopics, type OpenTopics } from "./step-open.ts";

export interface StepPageProps {
  readonly reader: Reader;
  readonly route: Extract<Route, { type: "step" }>;
}

export function StepPage({ reader, route }: StepPageProps): VNode {
  const { roadmap, step, topic } = route;
  const model = useMemo(() => reader.stepModel(roadmap, step, topic), [reader, roadmap, step, topic]);
  const page = model.page.value;
  const { texts } = reader.context.ports;
  useLayoutEffect(() => model.listen(), [model]);
  useTitle(reader, route, page);
  const acts = reader.acts(roadmap);
  if (page.type !== "ready" || !acts) {
    return (
      <Unready texts={texts} page={page.type === "ready" ? { type: "loading" } : page} onRetry={() => model.retry()} />
    );
  }
  return (
    <StepView
      screen={page.screen}
      texts={texts}
      acts={acts}
      timer={reader.context.timer}
      roadmap={roadmap}
      tools={<FindInRoadmap reader={reader} roadmap={roadmap} voice={page.screen.voice} />}
      onTrack={(option) => model.readUnder(option)}
      onLine={(at, text) => acts.addLine(page.screen.id, at, text)}
    />
  );
}

export interface StepViewProps {
  readonly screen: StepScreen;
  readonly texts: Texts;
  readonly acts: TopicActs;
  readonly timer: Timer;
  readonly roadmap: string;
  readonly tools: VNode;
  readonly onTrack: (option: string) => void;
  readonly onLine: (topic: string, text: string) => Promise<boolean>;
}

function StepView(props: StepViewProps): VNode {
  const { screen, texts, acts } = props;
  const open: OpenTopics = useOpenTopics(screen);
  useTopicKeys(acts, open, screen.readOnly === null);
  return (
    <div class="stepcols">
      <div class="stepmain">
        <div class="stephead">
          <BackLink {...screen.back} lang={screen.voice.lang} />
          {props.tools}
        </div>
        <p class="where">
          <Blaze
            state={screen.mark.state}
            cut={screen.mark.number - 1}
            number={screen.mark.number}
            fill={screen.mark.fill}
          />
          <span class="vh">{screen.mark.status}</span>
          <span class="meta num">{screen.meta}</span>
        </p>
        <h1 {...screen.voice}>{screen.title}</h1>
        <p class="lede" {...screen.voice}>
          {screen.description}
        </p>
        {screen.readOnly === null ? null : <p class="banner">{screen.readOnly}</p>}
        {screen.track ? <TrackChoice track={screen.track} onTrack={props.onTrack} /> : null}
        <ol class="topics">
          {screen.topics.map((topic) => (
            <StepTopic key={topic.id} topic={topic} open={open} {...props} />
          ))}
        </ol>
        <StepNeighbours screen={screen} />
      </div>
      <StepSide screen={screen} texts={texts} />
    </div>
  );
}

interface TrackChoiceProps {
  readonly track: NonNullable<StepScreen["track"]>;
  readonly onTrack: (option: string) => void;
}

function TrackChoice({ track, onTrack }: TrackChoiceProps): VNode {
  return (
    <fieldset class="trackchoice">
      <legend class="label">{track.label}</legend>
      <div class="seg">
        {track.options.map((option) => (
          <label key={option.id}>
            <input type="radio" name="track" checked={option.chosen} onChange={() => onTrack(option.id)} />
            {option.title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function StepNeighbours({ screen }: { readonly screen: StepScreen }): VNode {
  return (
    <p class="neighbours">
      {screen.before ? <BackLink {...screen.before} /> : null}
      {screen.after ? (
        <a class="btn" href={screen.after.href}>
          {screen.after.label}
        </a>
      ) : null}
    </p>
  );
}
