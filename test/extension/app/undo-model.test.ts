import { describe, expect, it } from "vitest";
import { createUndoModel } from "#ext/app/undo-model.ts";
import { createManualTimers } from "#test/support/manual-timers.ts";

describe("the way back", () => {
  const acts = (): {
    readonly undone: string[];
    readonly model: ReturnType<typeof createUndoModel>;
    readonly pass: (ms: number) => void;
  } => {
    const timers = createManualTimers();
    return { undone: [], model: createUndoModel({ timers }), pass: (ms) => timers.advance(ms) };
  };

  it("takes back the last act only, once", () => {
    const { model, undone } = acts();
    for (const name of ["first", "second"]) model.offer({ message: name, undo: () => undone.push(name) });
    expect([model.undo(), model.undo()]).toEqual([true, false]);
    expect(undone).toEqual(["second"]);
  });

  it("is offered for ten seconds after the newest act", () => {
    const { model, pass } = acts();
    model.offer({ message: "first", undo: () => undefined });
    pass(9000);
    model.offer({ message: "second", undo: () => undefined });
    pass(9999);
    expect(model.offered.value?.message).toBe("second");
    pass(1);
    expect(model.offered.value).toBeNull();
  });
});
