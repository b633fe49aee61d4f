/** The quiet mark at the top: what became of the last act. */
import type { VNode } from "preact";
import type { SyncMark } from "#ext/app/today/sync-mark.ts";
import { Icon, type IconName } from "#ext/ui/kit/icon.tsx";

const ICONS: Record<SyncMark["state"], IconName> = {
  first: "device",
  saved: "device",
  saving: "device",
  failed: "fault",
};

export function SyncMarkView({ mark }: { readonly mark: SyncMark }): VNode {
  return (
    <a class={mark.state === "failed" ? "sync failed" : "sync"} href="options.html#data" data-sync={mark.state}>
      <Icon name={ICONS[mark.state]} />
      <span>{mark.label}</span>
    </a>
  );
}
