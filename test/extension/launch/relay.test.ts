import { expect, it } from "vitest";
import { listeningUrl } from "#ext/launch/relay.ts";

it("reads the address from the relay's own word that it listens, and from nothing else", () => {
  const url = "http://127.0.0.1:8787";
  expect(listeningUrl(JSON.stringify({ level: "info", event: "listening", url }))).toBe(url);
  expect(listeningUrl(JSON.stringify({ event: "stopped", url }))).toBeNull();
  expect(listeningUrl(JSON.stringify({ event: "listening" }))).toBeNull();
  expect(listeningUrl("listening")).toBeNull();
  expect(listeningUrl("null")).toBeNull();
});
