/** Beside today: the signpost, the week, the finish and what was saved for the step. */
import type { VNode } from "preact";
import type { ComingArm, DayScreen, FitArm, NoteLine, WeekDay } from "#ext/app/today/today-screen.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import type { TodayActions } from "./today-actions.ts";
import type { DayViewProps } from "./today-day.tsx";

export function TodaySide({ screen, act }: DayViewProps): VNode {
  return (
    <aside class="side" data-late>
      {screen.state === "day" ? <FitSignpost screen={screen} act={act} /> : <ComingSignpost arms={screen.coming} />}
      <div class="under">
        {screen.week ? (
          <section>
            {screen.streak === null ? (
              <h2>{screen.weekLabel}</h2>
            ) : (
              <div class="split">
                <h2>{screen.weekLabel}</h2>
                <span class="meta num">{screen.streak}</span>
              </div>
            )}
            <WeekStrip label={screen.weekLabel} week={screen.week} />
          </section>
        ) : null}
        {screen.finish ? (
          <section class="split">
            <h2>{screen.finishLabel}</h2>
            <p class="finish num">{screen.finish}</p>
          </section>
        ) : null}
        {screen.notes.length > 0 ? (
          <section>
            <h2>{screen.notesLabel}</h2>
            <NoteLines notes={screen.notes} />
          </section>
        ) : null}
      </div>
    </aside>
  );
}

function FitSignpost({ screen, act }: { readonly screen: DayScreen; readonly act: TodayActions }): VNode {
  return (
    <section class="signpost">
      {screen.arms.map((arm: FitArm) =>
        arm.href ? (
          <a key={String(arm.minutes)} class={arm.chosen ? "arm on" : "arm"} href={arm.href} data-fit={arm.minutes}>
            <FitWords arm={arm} />
          </a>
        ) : (
          <button
            key={String(arm.minutes)}
            class={arm.chosen ? "arm on" : "arm"}
            type="button"
            aria-pressed={arm.chosen}
            data-fit={arm.minutes}
            onClick={() => act.fit(arm.minutes)}
          >
            <FitWords arm={arm} />
          </button>
        ),
      )}
    </section>
  );
}

function FitWords({ arm }: { readonly arm: FitArm }): VNode {
  return (
    <>
      <span lang={arm.lang ?? undefined}>{arm.label}</span>
      <span class="time">
        <b>{String(arm.minutes)}</b> {arm.unit}
      </span>
    </>
  );
}

function ComingSignpost({ arms }: { readonly arms: readonly ComingArm[] }): VNode {
  return (
    <section class="signpost">
      {arms.map((arm, i) => (
        <a key={arm.day} class={i === 0 ? "arm on" : "arm"} href={arm.href}>
          <span>
            {arm.day}
            <small lang={arm.lang}>{arm.title}</small>
          </span>
          <span class="time">
            <b>{String(arm.minutes)}</b> {arm.unit}
          </span>
        </a>
      ))}
    </section>
  );
}

function WeekStrip({ label, week }: { readonly label: string; readonly week: readonly WeekDay[] }): VNode {
  return (
    <ul class="week" aria-label={label}>
      {week.map((day, i) => (
        <li key={day.name} class={day.now ? "now" : ""}>
          <span class="d">{day.state === "off" ? <span class="off" /> : <DayMark day={day} cut={i} />}</span>
          <span>{day.name}</span>
          <span class="vh">{day.status}</span>
        </li>
      ))}
    </ul>
  );
}

function DayMark({ day, cut }: { readonly day: WeekDay; readonly cut: number }): VNode {
  if (day.state === "done") return <Blaze state="done" cut={cut} />;
  if (day.state === "today") return <Blaze state="today" cut={cut} fill={day.fill} />;
  return <Blaze state="ahead" cut={cut} />;
}

export function NoteLines({ notes }: { readonly notes: readonly NoteLine[] }): VNode {
  return (
    <ul class="notelist">
      {notes.map((note) => (
        <li key={note.href}>
          <a href={note.href}>
            <span class="t" dir="auto">
              {note.title}
            </span>
            <span class="meta">{note.meta}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
