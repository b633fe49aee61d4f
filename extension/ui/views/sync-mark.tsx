/** The quiet mark at the top: what became of the last act. */
import type { VNode } from "preact";
import type { SyncMark } from "#ext/app/today/sync-mark.ts";
import { Icon, type IconName } from "#ext/ui/kit/icon.tsx";

const ICONS: Record<SyncMark["state"], IconName> = {
  first: "device",
  saved: "device",
  saving: "device",
  failed: "fault",
  synced: "cloud",
  syncing: "cloud",
  offline: "cloudOff",
  refused: "cloudOff",
  still: "fault",
};

export interface SyncMarkProps {
  readonly mark: SyncMark;
  /** For a page that would be gone after its own link was followed. */
  readonly newTab?: boolean;
}

export function SyncMarkView({ mark, newTab = false }: SyncMarkProps): VNode {
  const fault = mark.state === "failed" || mark.state === "still";
  return (
    <a
      class={fault ? "sync failed" : "sync"}
      href={mark.state === "failed" ? "options.html#data" : "options.html#sync"}
      target={newTab ? "_blank" : undefined}
      data-sync={mark.state}
    >
      <Icon name={ICONS[mark.state]} />
      <span>{mark.label}</span>
    </a>
  );
}
