import { describe, expect, it } from "vitest";
import type { NewLine } from "#ext/app/notes/notes.ts";
import type { DayFacts } from "#ext/app/today/day-facts.ts";
import { createTodayLine, type TodayLine } from "#ext/app/today/today-line.ts";
import { createNotes } from "#ext/app/notes/notes.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

interface Desk {
  readonly tab: TodayFixture;
  readonly line: TodayLine;
  readonly kept: NewLine[];
  /** False makes the storage refuse. */
  readonly takes: { value: boolean };
}

async function desk(): Promise<Desk> {
  const tab = await todayFixture();
  tab.acts.start();
  const notes = createNotes({ ...tab.ports, library: tab.library });
  const kept: NewLine[] = [];
  const takes = { value: true };
  const line = createTodayLine({
    texts: tab.ports.texts,
    undo: tab.undo,
    facts: () => tab.today.facts.peek(),
    onFailed: () => undefined,
    notes: {
      trash: (id) => notes.trash(id),
      addLine: async (asked) => {
        if (!takes.value) return { ok: false, error: { type: "quota-exceeded", detail: "full" } };
        kept.push(asked);
        return await notes.addLine(asked);
      },
    },
  });
  return { tab, line, kept, takes };
}

const topicOf = (facts: DayFacts | null): string | undefined => facts?.focus?.topic.id;

describe("the line that is written on a day", () => {
  it("belongs to the topic that it was begun under, whatever is done meanwhile", async () => {
    const { tab, line, kept } = await desk();
    const first = topicOf(tab.today.facts.peek());
    line.write("half a thou");
    tab.acts.finishTopic();
    tab.acts.more();
    expect(topicOf(tab.today.facts.peek())).not.toBe(first);
    expect(await line.keep("half a thought")).toBe(true);
    expect(kept.map(({ topic }) => topic)).toEqual([first]);
    await line.keep("another");
    expect(kept.at(-1)?.topic).toBe(topicOf(tab.today.facts.peek()));
  });

  it("is begun while something stands in the field, and until it is kept", async () => {
    const { line, takes } = await desk();
    expect(line.isBegun.value).toBe(false);
    line.write(" ");
    expect(line.isBegun.value).toBe(false);
    line.write("a");
    expect(line.isBegun.value).toBe(true);
    line.write("");
    expect(line.isBegun.value).toBe(false);
    line.write("a line");
    takes.value = false;
    expect(await line.keep("a line")).toBe(false);
    expect(line.isBegun.value).toBe(true);
    takes.value = true;
    expect(await line.keep("a line")).toBe(true);
    expect(line.isBegun.value).toBe(false);
  });
});
