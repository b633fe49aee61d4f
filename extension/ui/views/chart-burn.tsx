/** Hours walked as a drawing, and the same as a table. */
import type { VNode } from "preact";
import { BOX } from "#ext/app/plan/burn-shape.ts";
import type { BurnScreen } from "#ext/app/plan/plan-screen.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface BurnChartProps {
  readonly burn: BurnScreen;
  readonly texts: Texts;
}

export function BurnChart({ burn, texts }: BurnChartProps): VNode {
  return (
    <section class="burnup">
      <h2>{texts.t("burnTitle")}</h2>
      <p class="small num">{burn.text}</p>
      <Drawing burn={burn} />
      <Legend burn={burn} texts={texts} />
      <details class="burntable">
        <summary class="linklike">{texts.t("burnTable")}</summary>
        <table class="num">
          <thead>
            <tr>
              <th scope="col">{texts.t("burnUntil")}</th>
              <th scope="col">{texts.t("burnWalked")}</th>
              <th scope="col">{burn.paceName}</th>
            </tr>
          </thead>
          <tbody>
            {burn.table.map((row) => (
              <tr key={row.day}>
                <th scope="row">{row.day}</th>
                <td>{row.walked}</td>
                <td>{row.planned}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** Time goes on to the right in every language, as on the axis of any chart. */
function Drawing({ burn }: { readonly burn: BurnScreen }): VNode {
  const { shape } = burn;
  return (
    <svg class="burn" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={burn.label}>
      <g class="gridl">
        {burn.hours.map(({ y, label }) => (
          <g key={label}>
            <path d={`M${BOX.left} ${y}H${BOX.right}`} />
            <text x={BOX.left - 14} y={y + 5} text-anchor="end">
              {label}
            </text>
          </g>
        ))}
      </g>
      <path class="cone" d={shape.cone} />
      <path class="pace" d={shape.pace} />
      <path class="walk" d={shape.walked} />
      <path class="dia" transform={`translate(${shape.today.x} ${shape.today.y})`} d="M0-11L9 0L0 11L-9 0Z" />
      <g class="ax">
        {burn.months.map(({ x, label }) => (
          <text key={x} x={x} y={BOX.bottom + 20} text-anchor="middle">
            {label}
          </text>
        ))}
      </g>
    </svg>
  );
}

function Legend({ burn, texts }: BurnChartProps): VNode {
  return (
    <p class="legend">
      <span>
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <path class="walk" d="M0 6H24" />
        </svg>
        {texts.t("burnWalked")}
      </span>
      {burn.shape.pace === "" ? null : (
        <span>
          <svg viewBox="0 0 24 12" aria-hidden="true">
            <path class="pace" d="M0 6H24" />
          </svg>
          {burn.paceName}
        </span>
      )}
      {burn.shape.cone === "" ? null : (
        <span>
          <svg viewBox="0 0 24 12" aria-hidden="true">
            <path class="cone" d="M0 10L24 0V10Z" />
          </svg>
          {texts.t("burnCone")}
        </span>
      )}
    </p>
  );
}
