import { expect, it } from "vitest";
import { serveHours } from "#ext/app/reminder/serve-hours.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { unwrap } from "#shared/std/result.ts";
import { createMemoryReminder } from "#test/support/memory-reminder.ts";
import { todayFixture } from "#test/support/today-fixture.ts";
import { settled } from "#test/support/settled.ts";

it("the learner's hours wake the reminder and the count on the button, each by its own alarm", async () => {
  const { ports, acts } = await todayFixture();
  acts.start();
  const { store, notifier, shown } = createMemoryReminder();
  await store.write({ on: true, minute: 18 * 60 });
  const counts: number[] = [];
  const rings: { remind?: () => void; rollOver?: () => void } = {};
  serveHours({
    ports: { ...ports, showDue: (count) => void counts.push(count) },
    open: async () => ({ type: "present", library: unwrap(await ports.docs.open(LIBRARY)) }),
    openToday: () => Promise.resolve(),
    store,
    notifier,
    alarm: {
      set: () => Promise.resolve(),
      onRing: (ring) => {
        rings.remind = () => ring(ports.clock.now());
      },
    },
    badge: {
      alarm: {
        set: () => Promise.resolve(ports.clock.now() + 1),
        onRing: (ring) => {
          rings.rollOver = ring;
        },
      },
      session: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    },
  });
  await settled();
  expect([counts, shown.length]).toEqual([[0], 0]);
  rings.rollOver?.();
  await settled();
  expect([counts, shown.length]).toEqual([[0, 0], 0]);
  rings.remind?.();
  await settled();
  expect([counts, shown.length]).toEqual([[0, 0], 1]);
});
