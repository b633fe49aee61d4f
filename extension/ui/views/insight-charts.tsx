/** Days with answers as a map of weeks, and the days that come as bars. Each can be read as a table. */
import { scaleThreshold } from "d3-scale";
import type { VNode } from "preact";
import type { AheadPart, DayCell, DaysPart, TableText } from "#ext/app/quiz/insight-screen.ts";

/** Units of the drawing: a cell and the gap after it. */
const CELL = 10;
const STEP = 12;
/** Questions from which a day is painted stronger. */
const level = scaleThreshold().domain([1, 5, 10, 20]).range([0, 1, 2, 3, 4]);
const LEVELS = [0, 1, 5, 10, 20] as const;

interface DaysMapProps {
  readonly part: DaysPart;
  readonly dir: "ltr" | "rtl";
}

export function DaysMap({ part, dir }: DaysMapProps): VNode {
  const { weeks, months, weekdays } = part;
  const columns = weeks.length;
  const x = (week: number): number => STEP * (dir === "rtl" ? columns - 1 - week : week);
  return (
    <section class="insightpart">
      <h2>{part.title}</h2>
      <p class="read">{part.label}</p>
      <div class="daysmap">
        <div class="monthnames" aria-hidden="true" style={{ "--weeks": String(columns) }}>
          {months.map(({ week, name }) => (
            <span key={week} style={{ "grid-column-start": String(week + 1) }}>
              {name}
            </span>
          ))}
        </div>
        <div class="daynames" aria-hidden="true">
          {weekdays.map((name, i) => (
            <span key={name}>{i % 2 === 0 ? name : ""}</span>
          ))}
        </div>
        <svg
          class="dayscells"
          viewBox={`0 0 ${STEP * columns - STEP + CELL} ${STEP * 7 - STEP + CELL}`}
          role="img"
          aria-label={part.label}
        >
          {weeks.map((days, week) =>
            days.map((cell, i) => (cell ? <Cell key={cell.day} cell={cell} x={x(week)} y={STEP * i} /> : null)),
          )}
        </svg>
      </div>
      <p class="insightlegend meta" aria-hidden="true">
        {part.less}
        <svg class="scale" viewBox={`0 0 ${STEP * LEVELS.length - 2} ${CELL}`}>
          {LEVELS.map((count, i) => (
            <rect key={count} class={`l${level(count)}`} x={STEP * i} y={0} width={CELL} height={CELL} rx={2} />
          ))}
        </svg>
        {part.more}
      </p>
      <AsTable table={part.table} name={part.title} />
    </section>
  );
}

function Cell({ cell, x, y }: { readonly cell: DayCell; readonly x: number; readonly y: number }): VNode {
  return (
    <rect class={`l${level(cell.count)}`} x={x} y={y} width={CELL} height={CELL} rx={2}>
      <title>{cell.label}</title>
    </rect>
  );
}

export function AheadChart({ part }: { readonly part: AheadPart }): VNode {
  return (
    <section class="insightpart">
      <h2>{part.title}</h2>
      <p class="read">{part.label}</p>
      <div class="nextdays" role="img" aria-label={part.label}>
        {part.bars.map(({ day, share, count, label, today }) => (
          <span key={day} class={today ? "now" : ""}>
            <b>{count}</b>
            <i style={{ "block-size": `${(share * 6).toFixed(2)}rem` }} />
            <small>{label}</small>
          </span>
        ))}
      </div>
      <AsTable table={part.table} name={part.title} />
    </section>
  );
}

function AsTable({ table, name }: { readonly table: TableText; readonly name: string }): VNode | null {
  if (table.rows.length === 0) return null;
  return (
    <details class="astable">
      <summary>{table.label}</summary>
      <table>
        <caption class="vh">{name}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, cells: [head, ...others] }) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              {others.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
