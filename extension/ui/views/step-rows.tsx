/** A topic's readings and tasks, each with its tick. */
import type { ComponentChildren, VNode } from "preact";
import type { TaskCard, TickRow } from "#ext/app/reader/reader-screens.ts";
import type { Texts } from "#ext/app/texts.ts";
import { MarkdownLine } from "#ext/ui/kit/markdown.tsx";
import { markdownLabels } from "./reader-parts.tsx";

export interface TickProps {
  readonly checked: boolean;
  readonly label: string;
  readonly disabled: boolean;
  readonly onChange: () => void;
}

export function Tick({ checked, label, disabled, onChange }: TickProps): VNode {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} aria-label={label} disabled={disabled} onChange={onChange} />
      <span class="o">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12.5l4.5 4.5L19 7.5" />
        </svg>
      </span>
    </label>
  );
}

interface RowProps {
  readonly row: TickRow;
  readonly disabled: boolean;
  readonly onToggle: (key: string) => void;
  readonly children: ComponentChildren;
}

function Row({ row, disabled, onToggle, children }: RowProps): VNode {
  return (
    <li>
      <Tick checked={row.done} label={row.label} disabled={disabled} onChange={() => onToggle(row.key)} />
      <div class="task-body">{children}</div>
      <span class="task-min">{row.minutes}</span>
    </li>
  );
}

export interface RowsProps {
  readonly texts: Texts;
  readonly disabled: boolean;
  /** Of the roadmap. */
  readonly lang: string;
  readonly onToggle: (key: string) => void;
}

export function Reads({ rows, texts, lang, ...rest }: RowsProps & { readonly rows: readonly TickRow[] }): VNode {
  return (
    <section>
      <h3>{texts.t("topicRead")}</h3>
      <ul class="tasks">
        {rows.map((row) => (
          <Row key={row.key} row={row} {...rest}>
            <span class="t" dir="auto" lang={lang}>
              {row.href ? <a href={row.href}>{row.title}</a> : row.title}
            </span>
            <span class="small">{row.detail}</span>
          </Row>
        ))}
      </ul>
    </section>
  );
}

export function Tasks({ rows, texts, lang, ...rest }: RowsProps & { readonly rows: readonly TaskCard[] }): VNode {
  const labels = markdownLabels(texts);
  return (
    <section>
      <h3>{texts.t("topicDo")}</h3>
      <ul class="tasks">
        {rows.map((row) => (
          <Row key={row.key} row={row} {...rest}>
            <span class="t" dir="auto" lang={lang}>
              <MarkdownLine text={row.title} labels={labels} />
            </span>
            <p class="small">{texts.t("topicAccept")}</p>
            <ul class="accept" lang={lang}>
              {row.accept.map((line) => (
                <li key={line} dir="auto">
                  <MarkdownLine text={line} labels={labels} />
                </li>
              ))}
            </ul>
            {row.hint === null ? null : (
              <details class="hint">
                <summary>{texts.t("topicHint")}</summary>
                <p class="read" dir="auto" lang={lang}>
                  <MarkdownLine text={row.hint} labels={labels} />
                </p>
              </details>
            )}
          </Row>
        ))}
      </ul>
    </section>
  );
}
