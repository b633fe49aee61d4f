/** One note: what the learner wrote, the passages they chose, and the saved page to be read in full. */
import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { createNoteModel } from "#ext/app/reader/note-model.ts";
import { createNotesModel } from "#ext/app/reader/notes-model.ts";
import type { NoteScreen, QuotePart } from "#ext/app/reader/note-screens.ts";
import type { Reader } from "#ext/app/reader/reader.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { Markdown } from "#ext/ui/kit/markdown.tsx";
import { CardBegin } from "./card-begin.tsx";
import { NoteSide } from "./note-side.tsx";
import { NoteGroups } from "./notes-page.tsx";
import { BackLink } from "./page-edges.tsx";
import { markdownLabels, notesHref, Unready, useTitle } from "./reader-parts.tsx";

export function NotePage({ reader, id }: { readonly reader: Reader; readonly id: string }): VNode {
  const model = useMemo(() => createNoteModel(reader, id), [reader, id]);
  useEffect(() => model.listen(), [model]);
  const page = model.page.value;
  const failed = model.failed.value;
  const { texts } = reader.context.ports;
  useTitle(reader, { type: "note", id }, page);
  if (page.type !== "ready") return <Unready texts={texts} page={page} onRetry={() => model.retry()} />;
  const { screen } = page;
  return (
    <div class="notecols">
      <OtherNotes reader={reader} current={id} />
      <article class="note">
        <div class="noteback">
          <BackLink label={texts.t("notesAll")} href={notesHref()} />
        </div>
        {screen.inTrash ? (
          <div class="banner" role="status">
            <p>{texts.t("noteInTrash")}</p>
            <button class="btn" type="button" onClick={() => model.untrash()}>
              {texts.t("noteUntrash")}
            </button>
          </div>
        ) : null}
        {failed === null ? null : (
          <p class="banner fault" role="alert">
            {failed}
          </p>
        )}
        <NoteBody screen={screen} texts={texts} />
        {screen.inTrash ? null : <CardBegin context={reader.context} note={screen.place} />}
      </article>
      <NoteSide screen={screen} texts={texts} onMove={(place) => model.move(place)} onTrash={() => model.trash()} />
    </div>
  );
}

function NoteBody({ screen, texts }: { readonly screen: NoteScreen; readonly texts: Texts }): VNode {
  const labels = markdownLabels(texts);
  return (
    <>
      {screen.where ? <p class="meta">{screen.where}</p> : null}
      <h1 dir="auto">{screen.title}</h1>
      {screen.byline ? (
        <p class="meta num byline" dir="auto">
          {screen.byline}
        </p>
      ) : null}
      <p class="src">
        {screen.source ? (
          <>
            <Icon name="link" />
            <a href={screen.source.href}>{screen.source.label}</a>
            <span aria-hidden="true">·</span>
          </>
        ) : null}
        <span>{screen.dated}</span>
      </p>
      {screen.body ? <Markdown text={screen.body} labels={labels} typed /> : null}
      {screen.quotes.length > 0 ? (
        <section class="passages">
          <h2>{texts.t("noteQuotes")}</h2>
          <Quotes quotes={screen.quotes} />
        </section>
      ) : null}
      <Joined screen={screen} texts={texts} />
      <Clip screen={screen} texts={texts} />
    </>
  );
}

function Quotes({ quotes }: { readonly quotes: readonly QuotePart[] }): VNode {
  return (
    <>
      {quotes.map((quote) => (
        <blockquote key={quote.id} class="quote" dir="auto">
          {quote.text}
          {quote.comment ? <span class="cm">{quote.comment}</span> : null}
        </blockquote>
      ))}
    </>
  );
}

/** What other notes hold of the same page. */
function Joined({ screen, texts }: { readonly screen: NoteScreen; readonly texts: Texts }): VNode | null {
  if (screen.joined.length === 0) return null;
  const labels = markdownLabels(texts);
  return (
    <section class="passages joined">
      <h2>{texts.t("noteJoined")}</h2>
      {screen.joined.map(({ id, link, body, quotes }) => (
        <div key={id} data-joined={id}>
          {body ? <Markdown text={body} labels={labels} typed /> : null}
          <Quotes quotes={quotes} />
          <p class="meta num">
            <a href={link.href}>{link.label}</a>
          </p>
        </div>
      ))}
    </section>
  );
}

function Clip({ screen, texts }: { readonly screen: NoteScreen; readonly texts: Texts }): VNode | null {
  const { clip } = screen;
  if (clip.type === "none" || clip.type === "loading") return null;
  return (
    <section class="clip">
      <h2>{texts.t("noteClip")}</h2>
      {clip.type === "text" ? (
        <Markdown text={clip.markdown} labels={markdownLabels(texts)} headingFrom={3} />
      ) : (
        <p class="small">{texts.t("noteClipMissing")}</p>
      )}
    </section>
  );
}

function OtherNotes({ reader, current }: { readonly reader: Reader; readonly current: string }): VNode {
  const model = useMemo(() => createNotesModel(reader), [reader]);
  useEffect(() => model.listen(), [model]);
  const page = model.page.value;
  return (
    <nav class="othernotes" aria-label={reader.context.ports.texts.t("notesAll")}>
      {page.type === "ready" ? <NoteGroups groups={page.screen.groups} current={current} /> : null}
    </nav>
  );
}
