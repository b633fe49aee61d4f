import { expect, it } from "vitest";
import { isListening } from "#ext/launch/relay.ts";

it("knows the relay's own word that it listens, and nothing else", () => {
  expect(isListening('{"time":"2026-11-22T10:00:00.000Z","level":"info","event":"listening"}')).toBe(true);
  expect(isListening('{"event":"stopped"}')).toBe(false);
  expect(isListening("listening")).toBe(false);
  expect(isListening("null")).toBe(false);
});
