/** Before anything is begun: what the first day would be, before any form. */
import type { VNode } from "preact";
import type { FirstScreen } from "#ext/app/today/today-screen.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { TodayActions } from "./today-actions.ts";

export function FirstView({ screen, act }: { readonly screen: FirstScreen; readonly act: TodayActions }): VNode {
  return (
    <div class="center firstgrid">
      <div>
        <p class="meta" lang={screen.lang}>
          {screen.roadmapTitle}
        </p>
        <h1 class="bigtitle">
          <span>{screen.title[0]}</span> <span>{screen.title[1]}</span>
        </h1>
        <p class="lede">{screen.lede}</p>
        <section class="todo">
          <div class="split">
            <h2 class="label">{screen.heading}</h2>
            <span class="meta num">{screen.total}</span>
          </div>
          <ul class="tasks">
            {screen.rows.map((row, i) => (
              <li key={row.title}>
                <Blaze state="ahead" cut={i} number={row.step} class="in" />
                <div class="task-body">
                  <span class="t">
                    {row.verb ? `${row.verb} ` : null}
                    <span lang={screen.lang}>{row.title}</span>
                  </span>
                  {row.detail ? (
                    <span class="small" lang={screen.lang}>
                      {row.detail}
                    </span>
                  ) : null}
                </div>
                <span class="task-min">{row.minutes}</span>
              </li>
            ))}
          </ul>
        </section>
        <div class="actions">
          <button class="arm on start" type="button" data-act="start" onClick={() => act.start()}>
            <span>{screen.startLabel}</span>
            <Icon name="arrow" flip />
          </button>
          <a class="linklike" href={screen.readHref}>
            {screen.readLabel}
          </a>
        </div>
        <p class="meta promise">
          {screen.promise} <a href="options.html#sync">{screen.elsewhereLabel}</a>
        </p>
      </div>
      <aside class="side" data-late>
        <h2 id="pace">{screen.question}</h2>
        <div class="signpost" role="group" aria-labelledby="pace">
          {screen.paces.map((pace) => (
            <button
              class="arm"
              type="button"
              aria-pressed={pace.chosen}
              data-pace={pace.minutes}
              onClick={() => act.choosePace(pace.minutes)}
            >
              <span>{pace.label}</span>
              <span class="time">
                <b>{String(pace.minutes)}</b> {pace.unit}
              </span>
            </button>
          ))}
        </div>
        <div class="under">
          <section>
            <h2>{screen.finishLabel}</h2>
            <p class="finish num" aria-live="polite">
              {screen.finish}
            </p>
            <p class="meta">{screen.finishNote}</p>
            <p class="own">
              <a class="linklike" href={screen.ownHref}>
                {screen.ownLabel}
              </a>
            </p>
          </section>
        </div>
      </aside>
    </div>
  );
}
