/** The field that finds a topic in the roadmap. `/` opens it; arrows choose, Enter goes there, Escape closes. */
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { createFindModel, type FindModel, type FindRow, type FindScreen } from "#ext/app/reader/find-model.ts";
import type { Piece } from "#ext/app/reader/find-topics.ts";
import type { Voice } from "#ext/app/reader/reader-screens.ts";
import type { Reader } from "#ext/app/reader/reader.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { findOfKey } from "./reader-keys.ts";

export interface FindInRoadmapProps {
  readonly reader: Reader;
  readonly roadmap: string;
  readonly voice: Voice;
}

export function FindInRoadmap({ reader, roadmap, voice }: FindInRoadmapProps): VNode {
  const model = useMemo(() => createFindModel(reader, roadmap), [reader, roadmap]);
  const button = useRef<HTMLButtonElement>(null);
  const { texts } = reader.context.ports;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!findOfKey(event)) return;
      event.preventDefault();
      model.open();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [model]);
  const screen = model.screen.value;
  const close = (): void => {
    model.close();
    button.current?.focus();
  };
  return (
    <div class="find">
      <button
        class="btn quiet"
        type="button"
        data-act="find"
        ref={button}
        hidden={screen !== null}
        aria-keyshortcuts="/"
        onClick={() => model.open()}
      >
        <Icon name="search" />
        {texts.t("findOpen")} <kbd>/</kbd>
      </button>
      {screen ? <FindPanel screen={screen} model={model} texts={texts} voice={voice} onClose={close} /> : null}
    </div>
  );
}

interface FindPanelProps {
  readonly screen: FindScreen;
  readonly model: FindModel;
  readonly texts: Texts;
  readonly voice: Voice;
  readonly onClose: () => void;
}

function FindPanel({ screen, model, texts, voice, onClose }: FindPanelProps): VNode {
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // Before the next key comes: letters typed at once belong into the field.
  useLayoutEffect(() => field.current?.focus(), []);
  const current = screen.rows[screen.current];
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => model.move(1),
      ArrowUp: () => model.move(-1),
      Escape: onClose,
      Enter: () => {
        if (!current) return;
        model.close();
        document.defaultView?.location.assign(current.href);
      },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <search
      class="findpanel"
      onFocusOut={(event) => {
        // A press on a row, or on nothing at all, is no going away.
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) model.close();
      }}
    >
      <div class="findfield">
        <Icon name="search" />
        <input
          class="input"
          type="text"
          role="combobox"
          aria-label={texts.t("findOpen")}
          aria-expanded={screen.rows.length > 0}
          aria-controls="found-topics"
          aria-autocomplete="list"
          aria-activedescendant={current ? `found-${current.id}` : undefined}
          autocomplete="off"
          placeholder={texts.t("findHint")}
          ref={field}
          value={screen.text}
          onInput={(event) => model.look(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button class="btn quiet" type="button" onClick={onClose}>
          {texts.t("findClose")} <kbd>Esc</kbd>
        </button>
      </div>
      <p class={screen.rows.length > 0 ? "vh" : "meta"} role="status">
        {screen.said}
      </p>
      <ul id="found-topics" class="found" role="listbox" aria-label={texts.t("findFoundList")} ref={list}>
        {screen.rows.map((row, i) => (
          <Row key={row.id} row={row} voice={voice} chosen={i === screen.current} onGo={() => model.close()} />
        ))}
      </ul>
    </search>
  );
}

interface RowProps {
  readonly row: FindRow;
  readonly voice: Voice;
  readonly chosen: boolean;
  readonly onGo: () => void;
}

/** A row is a link, so that it can be opened in another tab; the field keeps the focus while rows are chosen. */
function Row({ row, voice, chosen, onGo }: RowProps): VNode {
  return (
    <li role="presentation">
      <a
        id={`found-${row.id}`}
        class={chosen ? "on" : undefined}
        role="option"
        aria-selected={chosen}
        tabIndex={-1}
        href={row.href}
        onClick={onGo}
        {...voice}
      >
        <span class="t">
          <Pieces pieces={row.title} />
          <span class="meta">{row.step}</span>
        </span>
        <span class="small">
          <Pieces pieces={row.passage} />
        </span>
      </a>
    </li>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): VNode {
  return <span>{pieces.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : text))}</span>;
}
