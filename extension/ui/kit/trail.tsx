/**
 * The trail: solid ink is walked, dotted is ahead, over the contours that stand in the page. Marks are list items
 * placed by percentage over a stretched drawing, so that text never scales.
 */
import type { VNode } from "preact";
import type { Stop, Trail } from "#ext/app/today/today-screen.ts";
import { Blaze } from "./blaze.tsx";
import { Icon } from "./icon.tsx";
import { placesFor, trailPath, type Place } from "./trail-path.ts";

export function TrailMap({ trail }: { readonly trail: Trail }): VNode {
  const places = placesFor(trail.stops.length);
  const current = trail.stops.findIndex((stop) => stop.state === "today");
  const allDone = trail.stops.length > 0 && trail.stops.every((stop) => stop.state === "done");
  const walkedTo = allDone ? trail.stops.length : current;
  const lamp = places[walkedTo];
  return (
    <>
      {lamp && walkedTo >= 0 ? <span class="lamp" style={placed(lamp)} /> : null}
      <svg class="trail-line" viewBox="0 0 1440 330" preserveAspectRatio="none" aria-hidden="true">
        <path class="halo" d={trailPath(places, -1, places.length - 1)} />
        {walkedTo >= 0 ? <path class="walked" d={trailPath(places, -1, walkedTo)} /> : null}
        {allDone ? null : <path class="ahead" d={trailPath(places, walkedTo, places.length - 1)} />}
      </svg>
      <ol aria-label={trail.label}>
        {trail.stops.map((stop, i) => (
          <TrailStop key={stop.href} stop={stop} lang={trail.lang} place={places[i]} />
        ))}
        <li class="up" style={placed(places.at(-1))}>
          <span class="stop hutstop">
            <Icon name="hut" />
            <span class="name hut">{trail.hut}</span>
          </span>
        </li>
      </ol>
    </>
  );
}

interface TrailStopProps {
  readonly stop: Stop;
  readonly lang: string;
  readonly place: Place | undefined;
}

function TrailStop({ stop, lang, place }: TrailStopProps): VNode {
  return (
    <li class={place?.above ? `${stop.state} up` : stop.state} style={placed(place)}>
      <a href={stop.href} aria-current={stop.state === "today" ? "step" : undefined}>
        <Blaze state={stop.state} cut={stop.number - 1} number={stop.number} fill={stop.fill} />
        <span class="name" lang={lang}>
          {stop.name}
        </span>
        <span class="vh">{stop.status}</span>
      </a>
    </li>
  );
}

function placed(place: Place | undefined): Record<string, string> {
  return place ? { "--x": `${place.x}%`, "--y": `${place.y}%` } : {};
}
