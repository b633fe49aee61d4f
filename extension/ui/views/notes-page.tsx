/** All notes, newest first, by step. */
import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { createNotesModel } from "#ext/app/reader/notes-model.ts";
import type { NoteGroup } from "#ext/app/reader/note-screens.ts";
import type { Reader } from "#ext/app/reader/reader.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { Unready, useTitle } from "./reader-parts.tsx";

export function NotesPage({ reader }: { readonly reader: Reader }): VNode {
  const model = useMemo(() => createNotesModel(reader), [reader]);
  useEffect(() => model.listen(), [model]);
  const page = model.page.value;
  const { texts } = reader.context.ports;
  useTitle(reader, { type: "notes" }, page);
  if (page.type !== "ready") return <Unready texts={texts} page={page} onRetry={() => model.retry()} />;
  const { groups, count, more } = page.screen;
  return (
    <div class="notespage">
      <h1>{texts.t("notesTitle")}</h1>
      <p class="meta num">{count}</p>
      <NoteGroups groups={groups} current={null} />
      {more ? (
        <button class="btn" type="button" onClick={() => model.older()}>
          {texts.t("notesOlder")}
        </button>
      ) : null}
    </div>
  );
}

export interface NoteGroupsProps {
  readonly groups: readonly NoteGroup[];
  /** The note that is shown beside the list, or null. */
  readonly current: string | null;
}

export function NoteGroups({ groups, current }: NoteGroupsProps): VNode {
  return (
    <>
      {groups.map((group) => (
        <section key={group.key} class="notegroup">
          <h2 class="grp">
            {group.step ? (
              <>
                <Blaze
                  state={group.step.state}
                  cut={group.step.number - 1}
                  number={group.step.number}
                  fill={group.step.fill}
                />
                <a href={group.step.href}>{group.title}</a>
              </>
            ) : (
              group.title
            )}
            <span class="meta num">{String(group.notes.flatMap(({ ids }) => ids).length)}</span>
          </h2>
          <ul class="notelist">
            {group.notes.map((note) => {
              const isShown = current !== null && note.ids.includes(current);
              return (
                <li key={note.id} class={isShown ? "on" : undefined}>
                  <a href={note.href} aria-current={isShown ? "page" : undefined}>
                    <span class="t" dir="auto">
                      {note.title}
                    </span>
                    <span class="meta">{note.meta}</span>
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
