/** What the routes need from outside; `relay.ts` and the tests put it together. */
import type { Config } from "../config.ts";
import type { Doorbell } from "../live/doorbell.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Store } from "../storage/store.ts";

export interface RelayDeps {
  readonly config: Config;
  readonly store: Store;
  readonly doorbell: Doorbell;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds that only rise, for rate limits. */
  readonly now: () => number;
  /** True from the moment that the process was told to end. */
  readonly isStopping: () => boolean;
}
