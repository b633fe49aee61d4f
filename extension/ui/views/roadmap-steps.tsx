/** The steps of a roadmap along the meandering line, each with its topics inside. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { StepRow, TopicRow } from "#ext/app/reader/reader-screens.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { RoadmapViewProps } from "./roadmap-page.tsx";
import { Tick } from "./step-rows.tsx";

/**
 * So many steps are drawn with the first frame, which shows three of them; the others come when it is on the screen.
 * Eight are what the roadmap that ships has.
 */
const FIRST = 8;

export function RoadmapSteps(props: RoadmapViewProps): VNode {
  const { steps } = props.screen;
  const [drawn, setDrawn] = useState(FIRST);
  useEffect(() => {
    if (drawn >= steps.length) return undefined;
    const timer = setTimeout(() => setDrawn(steps.length), 200);
    return () => clearTimeout(timer);
  }, [drawn, steps.length]);
  return (
    <section class="stages">
      <h2>{props.texts.t("readerGuide")}</h2>
      <ol class="stagelist">
        {steps.slice(0, drawn).map((step) => (
          <Stage key={step.id} step={step} {...props} />
        ))}
      </ol>
    </section>
  );
}

function Stage({ step, screen, ...props }: RoadmapViewProps & { readonly step: StepRow }): VNode {
  const [open, setOpen] = useState(step.open);
  return (
    <li class={`stage ${step.state}`}>
      <div class="gut">
        <Blaze state={step.state} cut={step.number - 1} number={step.number} fill={step.fill} />
        <svg
          class={step.state === "done" ? "leg walked" : "leg"}
          viewBox="0 0 40 100"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path
            d={step.number % 2 === 1 ? "M20 0C6 20 8 48 19 60S29 86 20 100" : "M20 0C34 22 33 46 22 62S12 88 20 100"}
          />
        </svg>
      </div>
      <div class="stagebody">
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            <span class="vh">{step.status}</span>
            <div class="stagehead">
              <h3 {...screen.voice}>{step.title}</h3>
              <span class="meta num">{step.time}</span>
            </div>
            <p class="desc" {...screen.voice}>
              {step.description}
            </p>
            <p class="meta num">
              {step.meta}
              <Icon name="chevron" />
            </p>
          </summary>
          <ol class="topics" {...screen.voice}>
            {(open ? step.topics : []).map((topic) => (
              <TopicLine key={topic.id} topic={topic} {...props} />
            ))}
          </ol>
          <a class="btn readstep" href={step.href}>
            {step.readLabel}
            <Icon name="arrow" flip />
          </a>
        </details>
      </div>
    </li>
  );
}

type TopicLineProps = Omit<RoadmapViewProps, "screen"> & { readonly topic: TopicRow };

function TopicLine({ topic, readOnly, onTick }: TopicLineProps): VNode {
  return (
    <li class={topic.walked ? "topic walked" : "topic"}>
      <Tick
        checked={topic.state === "done"}
        label={topic.tickLabel}
        disabled={readOnly}
        onChange={() => onTick(topic.id)}
      />
      <div>
        <h4>
          <a href={topic.href}>{topic.title}</a>
        </h4>
        {topic.walked || topic.outcome === "" ? null : <p class="read">{topic.outcome}</p>}
      </div>
      <span class="meta num">{topic.status}</span>
    </li>
  );
}
