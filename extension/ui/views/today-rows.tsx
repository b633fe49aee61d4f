/** Today's rows and the line below them. */
import type { VNode } from "preact";
import type { QuickLine, ReviewsRow, TaskRow } from "#ext/app/today/today-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { TodayActions } from "./today-actions.ts";

export interface TaskListProps {
  readonly rows: readonly TaskRow[];
  readonly reviews: ReviewsRow | null;
  readonly act: TodayActions;
}

export function TaskList({ rows, reviews, act }: TaskListProps): VNode {
  return (
    <ul class="tasks">
      {rows.map((row) => (
        <li key={row.key} class={row.next ? "next" : ""}>
          <label class="check">
            <input
              type="checkbox"
              checked={row.done}
              aria-label={row.label}
              data-key={row.key}
              onChange={() => act.toggle(row.key)}
            />
            <span class="o">
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M5 12.5l4.5 4.5L19 7.5" />
              </svg>
            </span>
          </label>
          <div class="task-body">
            <span class="t">
              {row.verb ? `${row.verb} ` : null}
              {row.href ? (
                <a href={row.href} dir="auto" lang={row.lang}>
                  {row.title}
                </a>
              ) : (
                <span dir="auto" lang={row.lang}>
                  {row.title}
                </span>
              )}
            </span>
            {row.detail ? (
              <span class="small" dir="auto" lang={row.lang}>
                {row.detail}
              </span>
            ) : null}
          </div>
          <span class="task-min">{row.minutes}</span>
        </li>
      ))}
      {reviews ? <ReviewsItem row={reviews} /> : null}
    </ul>
  );
}

/** Answered on a page of their own: the mark only shows how it stands. */
function ReviewsItem({ row }: { readonly row: ReviewsRow }): VNode {
  return (
    <li class={row.next ? "next" : ""} data-reviews>
      <span class="check" aria-hidden="true">
        <input type="checkbox" hidden checked={row.done} />
        <span class="o">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M5 12.5l4.5 4.5L19 7.5" />
          </svg>
        </span>
      </span>
      <div class="task-body">
        <span class="t">
          <a href={row.href}>{row.title}</a>
        </span>
      </div>
      <span class="task-min">{row.minutes}</span>
    </li>
  );
}

/** One line for the topic of the day: Enter keeps it. */
export function QuickNote({ line, act }: { readonly line: QuickLine; readonly act: TodayActions }): VNode {
  const keep = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void => {
    if (event.key !== "Enter" || event.isComposing) return;
    const field = event.currentTarget;
    const text = field.value.trim();
    if (text === "") return;
    field.value = "";
    void act.keepLine(text).then((kept) => {
      // A line that could not be kept comes back, unless another was begun meanwhile.
      if (!kept && field.value === "") field.value = text;
      return kept;
    });
  };
  return (
    <label class="quickline">
      <Icon name="pen" />
      <span class="vh">{line.label}</span>
      <input
        type="text"
        id="quicknote"
        autocomplete="off"
        maxlength={2000}
        placeholder={line.hint}
        onInput={(event) => act.writeLine(event.currentTarget.value)}
        onKeyDown={keep}
      />
      <kbd>N</kbd>
    </label>
  );
}
