/** A day: today's rows, or what was walked, or a day off, with the signpost and the week beside them. */
import type { VNode } from "preact";
import type { DayScreen, DoneScreen, RestScreen } from "#ext/app/today/today-screen.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { BannerView } from "./replan-banner.tsx";
import type { TodayActions } from "./today-actions.ts";
import { ClockButton } from "./timer.tsx";
import { QuickNote, TaskList } from "./today-rows.tsx";
import { TodaySide } from "./today-side.tsx";

export interface DayViewProps {
  readonly screen: DayScreen | DoneScreen | RestScreen;
  readonly act: TodayActions;
}

export function DayView({ screen, act }: DayViewProps): VNode {
  const { step, banner } = screen;
  return (
    <>
      {banner ? <BannerView banner={banner} step={step} act={act} /> : null}
      <div class="today-grid">
        <div>
          <p class="meta">{screen.meta}</p>
          <p class="where">
            <Blaze state={step.done ? "done" : "today"} number={step.number} fill={step.fill} />
            <a href={step.href}>{step.label}</a>
          </p>
          <h1 dir="auto" lang={screen.lang ?? undefined}>
            {screen.title}
          </h1>
          <p class="lede" dir="auto" lang={screen.lang ?? undefined}>
            {screen.lede}
          </p>
          {screen.rows.length > 0 || screen.reviews ? (
            <section class="todo">
              <div class="split">
                <h2 class="label">{screen.heading}</h2>
                <span class="leftclock">
                  {screen.clock ? <ClockButton line={screen.clock} onToggle={() => act.clock()} /> : null}
                  <span class="meta num" data-left>
                    {screen.left}
                  </span>
                </span>
              </div>
              <TaskList rows={screen.rows} reviews={screen.reviews} act={act} />
            </section>
          ) : null}
          <DayFoot screen={screen} act={act} />
        </div>
        <TodaySide screen={screen} act={act} />
      </div>
    </>
  );
}

/** The field for a line stays the same element while the day ends under it: nobody's words or caret are lost. */
function DayFoot({ screen, act }: DayViewProps): VNode {
  const isDay = screen.state === "day";
  return (
    <>
      {isDay || screen.line ? (
        <div class="underrows" key="line">
          {screen.line ? <QuickNote line={screen.line} act={act} /> : null}
          {isDay ? (
            <button class="linklike topicdone" type="button" data-act="topic-done" onClick={() => act.finishTopic()}>
              {screen.topicDone} <kbd>D</kbd>
            </button>
          ) : null}
        </div>
      ) : null}
      {isDay ? null : <DoneActions screen={screen} act={act} />}
    </>
  );
}

function DoneActions({ screen, act }: { readonly screen: DoneScreen | RestScreen; readonly act: TodayActions }): VNode {
  return (
    <div class="actions">
      {screen.state === "done" && screen.next ? (
        <a class="btn" href={screen.next.href}>
          {screen.next.label}
        </a>
      ) : null}
      {screen.more ? (
        <button class="linklike" type="button" data-act="more" onClick={() => act.more()}>
          {screen.more}
        </button>
      ) : null}
    </div>
  );
}
