/** The two ends: all eight walked, and a storage that does not answer. */
import type { VNode } from "preact";
import type { AllDoneScreen, FaultScreen } from "#ext/app/today/today-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { FaultActions } from "./today-actions.ts";

export function AllDoneView({ screen }: { readonly screen: AllDoneScreen }): VNode {
  return (
    <div class="center">
      <p class="meta">{screen.meta}</p>
      <h1 class="bigtitle">{screen.title}</h1>
      <p class="lede">{screen.lede}</p>
      <dl class="facts num">
        {screen.facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <a class="arm on start" href={screen.readHref}>
          <span>{screen.readLabel}</span>
          <Icon name="arrow" flip />
        </a>
        <a class="linklike" href="options.html#data">
          {screen.exportLabel}
        </a>
      </div>
    </div>
  );
}

export function FaultView({ screen, act }: { readonly screen: FaultScreen; readonly act: FaultActions }): VNode {
  return (
    <div class="center">
      <p class="where fault">
        <Icon name="fault" />
        {screen.kicker}
      </p>
      <h1 class="bigtitle">
        {screen.title[0]}
        <br />
        {screen.title[1]}
      </h1>
      <p class="lede">{screen.lede}</p>
      <div class="actions">
        <button class="btn go" type="button" data-act="retry" onClick={() => act.retry()}>
          {screen.retryLabel}
        </button>
        {screen.lost ? (
          <>
            <a class="btn" href="options.html#data">
              {screen.lost.importLabel}
            </a>
            <button class="btn quiet" type="button" data-act="begin-anew" onClick={() => act.beginAnew()}>
              {screen.lost.anewLabel}
            </button>
          </>
        ) : null}
        <button class="linklike" type="button" data-act="copy-details" onClick={() => act.copyDetails()}>
          {screen.copyLabel}
        </button>
      </div>
      <ul class="tasks faultfacts">
        {screen.facts.map((fact) => (
          <li key={fact.label}>
            <div class="task-body">
              <span class="t">{fact.label}</span>
            </div>
            <span class="task-min">{fact.value}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
