/** A row of bars, each with its number above and its name below. */
import type { VNode } from "preact";
import type { Bar } from "#ext/app/plan/plan-screen.ts";

export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }): VNode {
  return (
    <ol class="bars" aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.words} class={bar.now ? "now" : ""}>
          <span class="vh">{bar.words}</span>
          <span class="num" aria-hidden="true">
            {bar.count}
          </span>
          <i style={{ blockSize: `${(bar.height * 2.75) / 100}rem` }} />
          <span aria-hidden="true">{bar.name}</span>
        </li>
      ))}
    </ol>
  );
}
