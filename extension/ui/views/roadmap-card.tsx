/** Beside a roadmap: salary, demand, skills, length, and the way on. */
import type { VNode } from "preact";
import type { RoadmapScreen } from "#ext/app/reader/reader-screens.ts";

export interface RoadmapCardProps {
  readonly screen: RoadmapScreen;
  readonly label: string;
}

export function RoadmapCard({ screen, label }: RoadmapCardProps): VNode {
  const { goOn, facts } = screen;
  return (
    <aside aria-label={label}>
      <div class="routecard">
        <dl>
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd class={fact.big ? "big num" : "num"} {...(fact.quoted ? screen.voice : {})}>
                {fact.text}
              </dd>
            </div>
          ))}
        </dl>
        {goOn ? (
          <a class="arm on" href={goOn.href}>
            <span>{goOn.label}</span>
            <span class="time">{goOn.time}</span>
          </a>
        ) : null}
      </div>
    </aside>
  );
}
