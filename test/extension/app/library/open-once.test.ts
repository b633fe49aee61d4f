import { expect, it } from "vitest";
import { openOnce } from "#ext/app/library/open-once.ts";
import { err, ok, type Result } from "#shared/std/result.ts";

it("opens once for all who ask, and anew after a failure", async () => {
  const answers: Result<number, string>[] = [err("busy"), ok(1), ok(2)];
  let opened = 0;
  const open = openOnce(async () => answers[opened++] ?? err("none"));
  expect(await Promise.all([open(), open()])).toEqual([err("busy"), err("busy")]);
  expect(await Promise.all([open(), open()])).toEqual([ok(1), ok(1)]);
  expect(await open()).toEqual(ok(1));
  expect(opened).toBe(2);
});
