/** How sync stands, for pages. */
import { readRelay } from "#shared/domain/household.ts";
import type { Clock } from "#shared/ports.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { deviceNameOf, deviceViews, namesOfSenders } from "./device-list.ts";
import type { SyncOverview } from "./sync-desk.ts";
import type { SyncHome } from "./sync-home.ts";

export interface OverviewDeps {
  readonly clock: Clock;
  readonly defaultName: string;
  readonly offeredRelay: string;
}

/** `relay` is that of the space that this device syncs with; null when sync is off. */
export function overviewOf(
  { clock, defaultName, offeredRelay }: OverviewDeps,
  { library: { doc }, device }: SyncHome,
  facts: SyncFacts,
  relay: string | null,
): SyncOverview {
  return {
    facts,
    relay,
    offeredRelay: relay ?? readRelay(doc) ?? offeredRelay,
    deviceName: deviceNameOf(doc, device, defaultName),
    devices: deviceViews(doc, device, facts, clock),
    waitingFor: namesOfSenders(doc, facts.waitingFor),
  };
}
