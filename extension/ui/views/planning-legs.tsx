/** Steps with their dates, as a small trail: what follows from the choices beside it. */
import type { VNode } from "preact";
import { Blaze } from "#ext/ui/kit/blaze.tsx";

export interface Leg {
  readonly number: number;
  readonly title: string;
  readonly known?: boolean;
  readonly before?: string | null;
  readonly after: string;
}

export function Legs({ legs }: { readonly legs: readonly Leg[] }): VNode {
  return (
    <ol class="legs">
      {legs.map((leg) => (
        <li key={leg.title} class={leg.known ? "known" : ""}>
          <Blaze state={leg.known ? "done" : "ahead"} number={leg.number} cut={leg.number} />
          {/* The words go by their own direction, the column by that of the page. */}
          <span>
            <span dir="auto">{leg.title}</span>
          </span>
          <span class="meta">
            {leg.before ? <del>{leg.before}</del> : null} {leg.before ? <b>{leg.after}</b> : leg.after}
          </span>
        </li>
      ))}
    </ol>
  );
}
