/** Counts for the operator, in the Prometheus text format. None is broken down by space or address. */

export interface Metrics {
  readonly counts: Counts;
  request(status: number): void;
  /** `live` is how many sockets are open now. */
  text(live: number): string;
}

/** Running totals since the start. */
export interface Counts {
  entries: number;
  entryBytes: number;
  blobs: number;
  groups: number;
  writes: number;
  storageFailures: number;
}

export function createMetrics(memory: () => number, cpuSeconds: () => number): Metrics {
  const counts: Counts = { entries: 0, entryBytes: 0, blobs: 0, groups: 0, writes: 0, storageFailures: 0 };
  const statuses = new Map<number, number>();
  return {
    counts,
    request(status) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    },
    text(live) {
      const lines: string[] = [];
      const add = (name: string, type: "counter" | "gauge", help: string, value: number) =>
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${value}`);
      add("waymark_entries_total", "counter", "Entries stored.", counts.entries);
      add("waymark_entry_bytes_total", "counter", "Bytes of accepted pushes.", counts.entryBytes);
      add("waymark_blobs_total", "counter", "Blobs stored.", counts.blobs);
      add("waymark_commit_groups_total", "counter", "Transactions committed.", counts.groups);
      add("waymark_commit_writes_total", "counter", "Writes committed in them.", counts.writes);
      add("waymark_storage_failures_total", "counter", "Failures of the database.", counts.storageFailures);
      add("waymark_live_sockets", "gauge", "Live sockets open.", live);
      add("process_resident_memory_bytes", "gauge", "Resident memory.", memory());
      add("process_cpu_seconds_total", "counter", "Processor time, user and system.", cpuSeconds());
      lines.push("# HELP waymark_requests_total Requests answered.", "# TYPE waymark_requests_total counter");
      for (const [status, n] of statuses) lines.push(`waymark_requests_total{status="${status}"} ${n}`);
      return `${lines.join("\n")}\n`;
    },
  };
}
