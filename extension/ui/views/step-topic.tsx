/** One topic of a step: closed a line, open the whole of it. */
import type { VNode } from "preact";
import type { TopicCard } from "#ext/app/reader/reader-screens.ts";
import type { TopicActs } from "#ext/app/reader/topic-acts.ts";
import type { MessageName, Texts } from "#ext/app/texts.ts";
import type { ProgressState } from "#shared/domain/progress.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { Markdown } from "#ext/ui/kit/markdown.tsx";
import { markdownLabels } from "./reader-parts.tsx";
import { TopicClock } from "./timer.tsx";
import type { OpenTopics } from "./step-open.ts";
import type { StepViewProps } from "./step-page.tsx";
import { Reads, Tasks, Tick } from "./step-rows.tsx";

export interface StepTopicProps extends StepViewProps {
  readonly topic: TopicCard;
  readonly open: OpenTopics;
}

export function StepTopic(props: StepTopicProps): VNode {
  const { topic, open, acts, screen } = props;
  const isOpen = open.topics.value.has(topic.id);
  return (
    <li class={topic.walked ? "topic walked" : "topic"} data-topic={topic.id} data-state={topic.state}>
      <Tick
        checked={topic.state === "done"}
        label={topic.tickLabel}
        disabled={screen.readOnly !== null}
        onChange={() => acts.toggleTopic(topic.id)}
      />
      <details open={isOpen} onToggle={(event) => open.set(topic.id, event.currentTarget.open)}>
        <summary>
          <div class="topichead">
            <h2 {...screen.voice}>{topic.title}</h2>
            <span class="meta num">{topic.status}</span>
            <Icon name="chevron" />
          </div>
          {topic.outcome && (isOpen || !topic.walked) ? (
            <p class="read" {...screen.voice}>
              {topic.outcome}
            </p>
          ) : null}
        </summary>
        {isOpen ? <TopicInside {...props} /> : null}
      </details>
    </li>
  );
}

function TopicInside({ topic, texts, acts, screen, onLine, timer, roadmap }: StepTopicProps): VNode {
  const { lang } = screen.voice;
  const rows = { texts, lang, disabled: screen.readOnly !== null, onToggle: (key: string) => acts.toggleRow(key) };
  return (
    <div class="inner">
      {topic.facts.length > 0 ? (
        <ul class="topicfacts">
          {topic.facts.map((fact) => (
            <li key={fact} class="meta">
              {fact}
            </li>
          ))}
        </ul>
      ) : null}
      {topic.body ? <Markdown text={topic.body} labels={markdownLabels(texts)} headingFrom={3} lang={lang} /> : null}
      {topic.reads.length > 0 ? <Reads rows={topic.reads} {...rows} /> : null}
      {topic.tasks.length > 0 ? <Tasks rows={topic.tasks} {...rows} /> : null}
      {topic.quiz ? (
        <p class="topicquiz">
          <a href={topic.quiz.href}>{topic.quiz.label}</a>
        </p>
      ) : null}
      {screen.readOnly === null ? <Marks topic={topic} texts={texts} acts={acts} /> : null}
      {screen.readOnly === null ? (
        <TopicClock timer={timer} topic={{ roadmap, topic: topic.id, title: topic.title }} texts={texts} />
      ) : null}
      {screen.readOnly === null ? <LineField topic={topic.id} texts={texts} onLine={onLine} /> : null}
    </div>
  );
}

const MARKS: readonly (readonly [ProgressState, MessageName, string])[] = [
  ["done", "topicMarkDone", "D"],
  ["learning", "topicMarkLearning", "L"],
  ["skipped", "topicMarkSkip", "S"],
  ["open", "topicMarkReset", "R"],
];

interface MarksProps {
  readonly topic: TopicCard;
  readonly texts: Texts;
  readonly acts: TopicActs;
}

function Marks({ topic, texts, acts }: MarksProps): VNode {
  return (
    <div class="marks" role="group" aria-label={texts.t("topicMarks")}>
      {MARKS.map(([state, label, key]) => (
        <button
          key={state}
          class="btn"
          type="button"
          aria-pressed={state === "open" ? undefined : topic.state === state}
          aria-keyshortcuts={key}
          onClick={() => acts.mark(topic.id, state)}
        >
          {texts.t(label)} <kbd>{key}</kbd>
        </button>
      ))}
    </div>
  );
}

interface LineFieldProps {
  readonly topic: string;
  readonly texts: Texts;
  readonly onLine: StepViewProps["onLine"];
}

/** One line of the learner's: Enter keeps it, and one that could not be kept comes back. */
function LineField({ topic, texts, onLine }: LineFieldProps): VNode {
  const keep = async (field: HTMLInputElement): Promise<void> => {
    const text = field.value.trim();
    if (text === "") return;
    field.value = "";
    if (!(await onLine(topic, text)) && field.value === "") field.value = text;
  };
  return (
    <label class="quickline">
      <Icon name="pen" />
      <span class="vh">{texts.t("topicNote")}</span>
      <input
        type="text"
        autocomplete="off"
        maxlength={2000}
        placeholder={texts.t("topicNoteHint")}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.isComposing) void keep(event.currentTarget);
        }}
      />
    </label>
  );
}
