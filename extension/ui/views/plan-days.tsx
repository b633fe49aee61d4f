/** The days of the plan, one line each, on the trail that leads through them. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { Load, PlanRow } from "#ext/app/plan/plan-screen.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { DayMenu } from "./plan-day-menu.tsx";
import { DragChip, usePlanDrag, type PlanDrag } from "./plan-drag.tsx";
import type { PlanViewProps } from "./plan-page.tsx";
import { PlanTopic } from "./plan-topic.tsx";

export function PlanDays(props: PlanViewProps): VNode {
  const { page, screen, texts } = props;
  const list = useRef<HTMLOListElement>(null);
  const drag = usePlanDrag(page.moves, list);
  return (
    <>
      <ol class="days" ref={list} tabIndex={-1} aria-label={texts.t("planDays")}>
        {screen.days.map((row) => (
          <DayRow key={row.day} row={row} drag={drag} {...props} />
        ))}
      </ol>
      <DragChip drag={drag} />
      <p class="vh" role="status" data-said>
        {page.moves.said.value}
      </p>
    </>
  );
}

export interface DayRowProps extends PlanViewProps {
  readonly row: PlanRow;
  readonly drag: PlanDrag;
}

function DayRow(props: DayRowProps): VNode {
  const { row, page, screen, texts } = props;
  const lifted = page.moves.lifted.value;
  const target = lifted?.to === row.day && lifted.to !== lifted.from;
  const takes = lifted !== null && row.own !== null && row.own.minutes > 0 && row.day !== lifted.from;
  return (
    <li
      class={`day ${row.state}${target ? " target" : ""}`}
      data-day={row.day}
      aria-current={row.state === "today" ? "date" : undefined}
    >
      <div class="dt">
        <b class="num" aria-hidden="true">
          {row.name}
        </b>
        <span class="vh">{row.long}</span>
        {row.note === "" ? null : <span>{row.note}</span>}
      </div>
      <div class="mk">
        <DayMark row={row} />
      </div>
      <div class="what">
        {row.topics.map((topic) => (
          <PlanTopic key={`${topic.key}/${topic.part}`} topic={topic} {...props} />
        ))}
        {row.reviews === null ? null : <p class="rv">{row.reviews}</p>}
        {row.off === null ? null : <p class="meta">{row.off}</p>}
        {takes ? (
          <button class="linklike puthere" type="button" tabIndex={-1} onClick={() => props.drag.putOn(row.day)}>
            {texts.t("planPutHere")}
          </button>
        ) : null}
      </div>
      <div class="load" aria-hidden="true">
        {row.load ? <LoadBar load={row.load} /> : null}
      </div>
      <span class="meta num">{row.load?.label}</span>
      {row.own && screen.readOnly === null ? <DayMenu own={row.own} {...props} /> : <span />}
    </li>
  );
}

function DayMark({ row }: { readonly row: PlanRow }): VNode {
  if (row.state === "done") return <Blaze state="done" cut={row.day} />;
  if (row.state === "today") return <Blaze state="today" cut={row.day} fill={row.fill} />;
  // A day that went on to later ones looks like a planned one: it is nobody's debt.
  const planned = row.state === "past" || (row.state === "ahead" && row.off === null);
  return planned ? <Blaze state="ahead" cut={row.day} /> : <span class="dash" />;
}

function LoadBar({ load }: { readonly load: Load }): VNode {
  return (
    <span class="cap" style={{ inlineSize: `${load.width}%` }}>
      {load.parts.map(({ kind, percent }, i) => (
        <i key={i} class={kind} style={{ inlineSize: `${percent}%` }} />
      ))}
    </span>
  );
}
