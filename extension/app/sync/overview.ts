/** How sync stands, for pages. */
import { readRelay } from "#shared/domain/household.ts";
import type { Clock } from "#shared/ports.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { deviceNameOf, deviceViews, namesOfSenders, type DeviceNaming } from "./device-list.ts";
import type { SyncOverview } from "./sync-desk.ts";
import type { SyncHome } from "./sync-home.ts";

export interface OverviewDeps extends DeviceNaming {
  readonly clock: Clock;
  readonly offeredRelay: string;
}

/** `relay` is that of the space that this device syncs with; null when sync is off. */
export function overviewOf(
  deps: OverviewDeps,
  { library: { doc }, device }: SyncHome,
  facts: SyncFacts,
  relay: string | null,
): SyncOverview {
  return {
    facts,
    relay,
    offeredRelay: relay ?? readRelay(doc) ?? deps.offeredRelay,
    deviceName: deviceNameOf(doc, device, deps),
    devices: deviceViews(doc, device, facts, deps.clock, deps.numberedName),
    waitingFor: namesOfSenders(doc, facts.waitingFor, deps.numberedName),
  };
}
