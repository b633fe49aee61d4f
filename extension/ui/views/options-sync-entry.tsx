/** Options: turning sync on, by a new space or by the words of another browser. */
import type { ComponentChildren, VNode } from "preact";
import type { SyncEntry } from "#ext/app/options/sync-entry.ts";
import type { EntryScreen } from "#ext/app/options/sync-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { SaidLine } from "./options-section.tsx";
import { WordFields } from "./options-sync-words.tsx";

export interface EntryProps {
  readonly screen: EntryScreen;
  readonly entry: SyncEntry;
  readonly texts: Texts;
}

export function SyncCreate({ screen, entry, texts }: EntryProps): VNode {
  return (
    <Panel
      name="create"
      title={texts.t("syncCreateTitle")}
      text={texts.t("syncCreateText")}
      onSend={() => entry.create()}
    >
      <AddressField screen={screen} entry={entry} texts={texts} focus />
      {screen.invite === null ? null : (
        <Field id="sync-invite" label={texts.t("syncInvite")} text={texts.t("syncInviteText")}>
          <input
            class="input"
            id="sync-invite"
            name="invite"
            aria-describedby="sync-invite-text"
            autocomplete="off"
            spellcheck={false}
            value={screen.invite}
            onInput={(event) => entry.setInvite(event.currentTarget.value)}
          />
        </Field>
      )}
      <SaidLine said={screen.said} name="sync-entry" />
      <div class="row">
        <button class="btn go" type="submit" data-act="sync-create" aria-disabled={screen.busy !== null}>
          {texts.t(screen.busy === "create" ? "syncTurningOn" : "syncCreateTitle")}
        </button>
        <button class="btn quiet" type="button" data-act="sync-open-join" onClick={() => entry.openJoin()}>
          {texts.t("syncHaveWords")}
        </button>
      </div>
    </Panel>
  );
}

export function SyncJoin({ screen, entry, texts }: EntryProps): VNode {
  return (
    <Panel name="join" title={texts.t("syncJoinTitle")} text={texts.t("syncJoinText")} onSend={() => entry.look()}>
      <WordFields entry={entry} texts={texts} />
      <AddressField screen={screen} entry={entry} texts={texts} />
      <SaidLine said={screen.said} name="sync-entry" />
      <div class="row">
        <button class="btn go" type="submit" data-act="sync-look" aria-disabled={screen.busy !== null}>
          {texts.t(screen.busy === "look" ? "syncLooking" : screen.busy === "join" ? "syncJoining" : "syncJoin")}
        </button>
        <button class="btn quiet" type="button" data-act="sync-back" onClick={() => entry.back()}>
          {texts.t("syncBack")}
        </button>
      </div>
    </Panel>
  );
}

export interface PanelProps {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly onSend: () => Promise<void>;
  readonly children: ComponentChildren;
}

/** A frame around what is to be handed over. Enter in a field sends it. */
export function Panel({ name, title, text, onSend, children }: PanelProps): VNode {
  return (
    <form
      class="pair"
      aria-labelledby={`sync-${name}-title`}
      data-panel={name}
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      <div>
        <h3 id={`sync-${name}-title`}>{title}</h3>
        <p class="small">{text}</p>
      </div>
      {children}
    </form>
  );
}

function AddressField({ screen, entry, texts, focus = false }: EntryProps & { readonly focus?: boolean }): VNode {
  return (
    <Field id="sync-address" label={texts.t("syncAddress")} text={texts.t("syncAddressText")}>
      <input
        class="input"
        id="sync-address"
        name="address"
        aria-describedby="sync-address-text"
        inputmode="url"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        dir="ltr"
        data-focus={focus ? "" : undefined}
        value={screen.address}
        onInput={(event) => entry.setAddress(event.currentTarget.value)}
      />
    </Field>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly children: VNode;
}

function Field({ id, label, text, children }: FieldProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      <p class="small" id={`${id}-text`}>
        {text}
      </p>
    </div>
  );
}
