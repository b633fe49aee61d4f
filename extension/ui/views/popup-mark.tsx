/** The quiet mark in the popup: how sync stands, once the background has said it. */
import type { VNode } from "preact";
import { markWithoutLibrary } from "#ext/app/today/sync-mark.ts";
import type { SyncStanding } from "#ext/app/today/sync-standing.ts";
import type { Texts } from "#ext/app/texts.ts";
import { SyncMarkView } from "./sync-mark.tsx";

export interface PopupMarkProps {
  readonly standing: SyncStanding;
  readonly texts: Texts;
}

export function PopupMark({ standing, texts }: PopupMarkProps): VNode | null {
  const facts = standing.facts.value;
  return facts && <SyncMarkView mark={markWithoutLibrary(texts, facts)} newTab />;
}
