/** A topic on a day, with the grip that moves it. */
import type { VNode } from "preact";
import type { TopicLine } from "#ext/app/plan/plan-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { DayRowProps } from "./plan-days.tsx";

export interface PlanTopicProps extends DayRowProps {
  readonly topic: TopicLine;
}

export function PlanTopic(props: PlanTopicProps): VNode {
  const { topic, row, page, screen, texts } = props;
  const lifted = page.moves.lifted.value;
  const held = lifted?.key === topic.key && lifted.from === row.day;
  return (
    <div class={held ? "topicline held" : "topicline"}>
      {topic.movable && screen.readOnly === null ? <Grip held={held} {...props} /> : null}
      <p>
        <a href={topic.href} dir="auto">
          {topic.title}
        </a>
        {/* The part may stand on a line of its own; broken within, it would pull the title's last word down. */}
        {topic.part === "" ? null : (
          <>
            {" "}
            <span class="meta">{topic.part}</span>
          </>
        )}
      </p>
      {topic.pinned ? (
        <button
          class="tag pintag"
          type="button"
          title={texts.t("planUnpin")}
          disabled={screen.readOnly !== null}
          onClick={() => page.acts.unpin(topic.roadmap, topic.topic, topic.title)}
        >
          <Icon name="pin" />
          {texts.t("planPinned")}
          <span class="vh">. {texts.t("planUnpin")}</span>
        </button>
      ) : null}
      {topic.from === null ? null : (
        <span class="tag">
          <Icon name="moved" />
          {topic.from}
        </span>
      )}
    </div>
  );
}

function Grip({ topic, row, drag, texts, held }: PlanTopicProps & { readonly held: boolean }): VNode {
  return (
    <button
      class="grip"
      type="button"
      data-grip={topic.key}
      aria-pressed={held}
      aria-label={texts.t("planMoveTopic", topic.title, row.long)}
      {...drag.handlers(topic, row.day)}
    >
      <Icon name="grip" />
    </button>
  );
}
