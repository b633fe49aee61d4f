/** Reads the log from the cursor to the head, page by page. */
import { hexOfBytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { judgePage } from "./cursor.ts";
import type { Page } from "./frames.ts";
import { callStop, spaceChange, type Session, type Stop } from "./session.ts";
import type { SyncChange } from "./state.ts";
import { takeEntries } from "./take-entries.ts";

/** Everything up to the relay's head is applied and saved, and the cursor stands there. */
export async function pull(s: Session): Promise<Result<void, Stop>> {
  for (;;) {
    const answer = await s.relay.pull(s.space().cursor);
    if (!answer.ok) return err(callStop(answer.error));
    const page = answer.value;
    const verdict = await judgePage(s.space(), page);
    if (verdict === "nonsense") return err(callStop({ type: "not-understood", status: 200 }));
    if (verdict === "fork") return err(callStop({ type: "fork", epoch: hexOfBytes(page.epoch), head: page.head }));
    const taken = await takePage(s, page);
    if (!taken.ok) return taken;
    if (page.next.seq === page.head) return ok();
  }
}

async function takePage(s: Session, page: Page): Promise<Result<void, Stop>> {
  if (!s.rules.cursorAfterSave) {
    const early = await s.commit([cursorChange(s, page)]);
    if (!early.ok) return early;
  }
  const entries = page.entries.map(({ seq, envelope }) => ({ seq, envelope: new Uint8Array(envelope) }));
  const changes = await takeEntries(s, entries, true);
  if (!changes.ok) return changes;
  const moved = cursorChange(s, page);
  return s.commit([moved, ...withSender(changes.value, moved)]);
}

function cursorChange(s: Session, page: Page): SyncChange {
  const { cursor, epoch, mark } = s.space();
  const next = { seq: page.next.seq, hash: hexOfBytes(page.next.hash) };
  return spaceChange(s.space(), {
    cursor: next.seq > cursor.seq ? next : cursor,
    epoch: epoch ?? hexOfBytes(page.epoch),
    mark: mark !== null && mark.seq <= next.seq ? null : mark,
  });
}

/** A new sender, taken in the same page, over the record that moves the cursor. */
function withSender(changes: readonly SyncChange[], moved: SyncChange): SyncChange[] {
  return changes.map((change) => {
    if (change.table !== "space" || moved.table !== "space") return change;
    if (change.value === null || moved.value === null) return change;
    return { table: "space", key: change.key, value: { ...moved.value, sender: change.value.sender } };
  });
}
