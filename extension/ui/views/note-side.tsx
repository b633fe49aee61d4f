/** Beside a note: the topic it belongs to, the way to another one, and the trash. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { MoveGroup, NoteScreen } from "#ext/app/reader/note-screens.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";

export interface NoteSideProps {
  readonly screen: NoteScreen;
  readonly texts: Texts;
  readonly onMove: (place: string) => void;
  readonly onTrash: () => void;
}

export function NoteSide({ screen, texts, onMove, onTrash }: NoteSideProps): VNode {
  return (
    <aside class="noteside" aria-label={texts.t("noteAbout")}>
      {screen.belongs ? (
        <>
          <h2>{texts.t("noteBelongs")}</h2>
          <p>
            <a href={screen.belongs.href}>{screen.belongs.label}</a>
          </p>
        </>
      ) : null}
      {screen.moveTo.length > 0 && !screen.inTrash ? (
        <MoveForm groups={screen.moveTo} texts={texts} onMove={onMove} />
      ) : null}
      {screen.source ? (
        <a class="btn" href={screen.source.href}>
          <Icon name="link" />
          {texts.t("noteOpenPage")}
        </a>
      ) : null}
      {screen.inTrash ? null : (
        <button class="btn quiet" type="button" onClick={onTrash}>
          <Icon name="trash" />
          {texts.t("noteTrash")}
        </button>
      )}
    </aside>
  );
}

interface MoveFormProps {
  readonly groups: readonly MoveGroup[];
  readonly texts: Texts;
  readonly onMove: (place: string) => void;
}

/** Chosen first and moved by the button: a list walked by arrow keys must not move the note at each stop. */
function MoveForm({ groups, texts, onMove }: MoveFormProps): VNode {
  const now = groups.flatMap(({ options }) => options).find(({ chosen }) => chosen)?.value ?? "";
  const [place, setPlace] = useState<string | null>(null);
  const wanted = place ?? now;
  return (
    <form
      class="moveform"
      onSubmit={(event) => {
        event.preventDefault();
        setPlace(null);
        onMove(wanted);
      }}
    >
      <label class="field">
        <span class="label">{texts.t("noteMoveTo")}</span>
        <span class="pick">
          <select class="select" value={wanted} onChange={(event) => setPlace(event.currentTarget.value)}>
            {now === "" ? <option value="">—</option> : null}
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <Icon name="chevron" />
        </span>
      </label>
      <button class="btn" type="submit" disabled={wanted === now || wanted === ""}>
        {texts.t("noteMove")}
      </button>
    </form>
  );
}
