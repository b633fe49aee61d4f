/**
 * Twelve fields for the words, each with a list of what it can become. Tab, Enter and the space bar take the marked
 * word and go on to the next field; a paste of all words or of the one line fills every field.
 */
import type { TargetedKeyboardEvent, VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { SyncEntry } from "#ext/app/options/sync-entry.ts";
import type { Texts } from "#ext/app/texts.ts";

interface WordsProps {
  readonly entry: SyncEntry;
  readonly texts: Texts;
}

export function WordFields({ entry, texts }: WordsProps): VNode {
  const fields = useRef<HTMLFieldSetElement>(null);
  /** Moves the focus; the text there is selected, so that typing replaces it. */
  const goTo = (index: number): void => {
    const field = fields.current?.querySelectorAll("input")[index];
    field?.focus();
    field?.select();
  };
  const unknown = entry.words.unknown.value;
  return (
    <fieldset class="wordfields" ref={fields}>
      <legend class="label">{texts.t("syncWordsLabel")}</legend>
      <ol>
        {entry.words.words.value.map((word, index) => (
          <WordField
            key={index}
            index={index}
            word={word}
            wrong={unknown?.position === index + 1}
            entry={entry}
            texts={texts}
            goTo={goTo}
          />
        ))}
      </ol>
    </fieldset>
  );
}

interface FieldProps extends WordsProps {
  readonly index: number;
  readonly word: string;
  readonly wrong: boolean;
  readonly goTo: (index: number) => void;
}

/** Which completion is marked; null while the list is closed. */
type Marked = number | null;

function WordField({ index, word, wrong, entry, texts, goTo }: FieldProps): VNode {
  const [marked, setMarked] = useState<Marked>(null);
  const completions = marked === null ? [] : entry.words.completions(index);
  const open = marked !== null && completions.length > 0;
  const at = Math.min(marked ?? 0, completions.length - 1);
  const id = `word-${index + 1}`;
  const accept = (text: string): void => {
    entry.words.type(index, text);
    setMarked(null);
  };
  const takePaste = async (text: string): Promise<void> => {
    const next = await entry.paste(index, text);
    if (next === null) entry.words.type(index, text);
    else goTo(next);
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing) return;
    const act = open ? openKey(event.key, at, completions) : null;
    if (act?.type === "mark") setMarked(act.at);
    else if (act?.type === "close") setMarked(null);
    else if (act?.type === "take" && !event.shiftKey) {
      accept(act.word);
      // Tab goes on by itself.
      if (event.key === "Tab") return;
      goTo(index + 1);
    } else if (event.key === " ") goTo(index + 1);
    else return;
    event.preventDefault();
  };
  return (
    <li class={wrong ? "wordfield wrong" : "wordfield"}>
      <span class="num" aria-hidden="true">
        {index + 1}
      </span>
      <input
        class="input"
        id={id}
        type="text"
        role="combobox"
        name={id}
        aria-label={texts.t("syncWordField", index + 1)}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open ? `${id}-${at}` : undefined}
        aria-invalid={wrong}
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck={false}
        dir="ltr"
        data-focus={index === 0 ? "" : undefined}
        value={word}
        onInput={(event) => {
          entry.words.type(index, event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={onKey}
        onBlur={() => {
          setMarked(null);
          entry.words.leave(index);
        }}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text") ?? "";
          if (!/\s|:/.test(text.trim())) return;
          event.preventDefault();
          void takePaste(text);
        }}
      />
      {open ? (
        <ul class="completions" id={`${id}-list`} role="listbox" aria-label={texts.t("syncCompletions")}>
          {completions.map((completion, i) => (
            <li
              key={completion}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              onPointerDown={(event) => {
                // Before the field is left: the list would be gone.
                event.preventDefault();
                accept(completion);
                goTo(index + 1);
              }}
            >
              {completion}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

type KeyAct =
  | { readonly type: "mark"; readonly at: number }
  | { readonly type: "take"; readonly word: string }
  | { readonly type: "close" };

/** What a key does while the list is open. */
function openKey(key: string, at: number, completions: readonly string[]): KeyAct | null {
  const { length } = completions;
  switch (key) {
    case "ArrowDown":
      return { type: "mark", at: (at + 1) % length };
    case "ArrowUp":
      return { type: "mark", at: (at + length - 1) % length };
    case "Tab":
    case "Enter":
    case " ":
      return { type: "take", word: completions[at] ?? "" };
    case "Escape":
      return { type: "close" };
    default:
      return null;
  }
}
