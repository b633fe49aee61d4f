import { describe, expect, it } from "vitest";
import { createMemoryStore } from "#server/storage/memory-store.ts";
import { REQUEST_HEADERS } from "#shared/sync/protocol.ts";
import { idOf } from "./support/envelopes.ts";
import { answerOf, relayApp, SPACE, TOKEN } from "./support/relay-app.ts";

const SPACE_PATH = `/v1/spaces/${SPACE}`;
const CHROMIUM = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
const FIREFOX = "moz-extension://5b0dd0b4-2f6c-4c6e-9a54-0a53a8f6c9ce";

describe("relay app", () => {
  it("[R1] names its protocol version in answers and in refusals, none of which may be kept by a cache", async () => {
    const relay = relayApp();
    for (const path of ["/healthz", "/v1/nowhere", `${SPACE_PATH}/entries`]) {
      const { headers } = await relay.call("GET", path);
      expect([headers.get("waymark-protocol"), headers.get("cache-control")]).toEqual(["1", "no-store"]);
    }
  });

  it("[R1] tells a device that is too old, too new or silent about its version which it is", async () => {
    const relay = relayApp();
    const named = (version: string) =>
      answerOf(relay.call("PUT", SPACE_PATH, { headers: { "waymark-protocol": version } }));
    expect(await named("0")).toEqual([426, { type: "client-too-old", oldest: 1, newest: 1 }]);
    expect(await named("2")).toEqual([426, { type: "relay-too-old", oldest: 1, newest: 1 }]);
    for (const version of ["", "one", "-1", "1.0"]) {
      expect(await named(version)).toEqual([400, { type: "malformed", reason: "protocol-version" }]);
    }
  });

  it("[R3] echoes the origin of an extension, also to a preflight, which needs no version and no token", async () => {
    const relay = relayApp();
    for (const origin of [CHROMIUM, FIREFOX]) {
      const headers = { origin, "waymark-protocol": "" };
      const preflight = await relay.call("OPTIONS", `${SPACE_PATH}/entries`, { token: null, headers });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get("access-control-allow-origin")).toBe(origin);
      const allowed = preflight.headers.get("access-control-allow-headers")?.split(", ");
      for (const header of REQUEST_HEADERS) expect(allowed).toContain(header);
      expect(preflight.headers.get("access-control-max-age")).toBe("86400");
      const real = await relay.call("GET", "/healthz", { headers: { origin } });
      expect(real.headers.get("access-control-allow-origin")).toBe(origin);
      expect(real.headers.get("vary")).toBe("Origin");
      expect(real.headers.get("access-control-expose-headers")).toContain("Retry-After");
    }
  });

  it("[R3] refuses every web origin, and null, before anything is done", async () => {
    const relay = relayApp();
    const web = ["https://example.org", "http://127.0.0.1:8787", "null", `${CHROMIUM}.example.org/`, "file://"];
    for (const origin of web) {
      const answer = await relay.call("PUT", SPACE_PATH, { headers: { origin } });
      expect(await answerOf(answer)).toEqual([403, { type: "forbidden-origin" }]);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
    expect(await relay.store.space(SPACE)).toEqual({ type: "unknown" });
  });

  it("[R4] tells an unknown space from a wrong token, and a deleted one from both", async () => {
    const relay = relayApp();
    const entries = `${SPACE_PATH}/entries`;
    expect(await answerOf(relay.call("GET", entries))).toEqual([404, { type: "unknown-space" }]);
    await relay.create();
    for (const token of ["cd".repeat(32), "ab", "", null]) {
      const answer = await relay.call("GET", entries, { token });
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      expect(await answerOf(answer)).toEqual([401, { type: "wrong-token" }]);
    }
    await relay.call("DELETE", SPACE_PATH);
    expect(await answerOf(relay.call("GET", entries, { token: null }))).toEqual([410, { type: "deleted-space" }]);
  });

  it("[R4] keeps the hash of a token and nothing else of it", async () => {
    const relay = relayApp();
    await relay.create();
    const space = await relay.store.space(SPACE);
    expect(JSON.stringify(space)).not.toContain(TOKEN);
    expect(space).toMatchObject({ type: "live", tokenHash: { length: 32 } });
  });

  it("[R2] answers calls that do not exist and ids of another form in the same JSON", async () => {
    const relay = relayApp();
    expect(await answerOf(relay.call("GET", "/v1/spaces"))).toEqual([404, { type: "unknown-call" }]);
    expect(await answerOf(relay.call("PATCH", SPACE_PATH))).toEqual([404, { type: "unknown-call" }]);
    for (const id of [SPACE.slice(1), SPACE.replace("1", "G"), `${SPACE}00`, SPACE.replace("1", "A")]) {
      const answer = answerOf(relay.call("PUT", `/v1/spaces/${id}`));
      expect(await answer).toEqual([400, { type: "malformed", reason: "space-id" }]);
    }
  });

  it("[R2] answers a bug with 500 and says nothing of it but where it was, in the log", async () => {
    const broken = {
      ...createMemoryStore({ spaceBytes: 1 }),
      space: () => Promise.reject(new TypeError(`cannot read ${TOKEN}`)),
    };
    const relay = relayApp({}, { store: broken });
    expect(await answerOf(relay.call("GET", `${SPACE_PATH}/entries`))).toEqual([500, { type: "internal" }]);
    const fault = relay.lines.find((line) => line.includes('"internal"')) ?? "";
    expect(JSON.parse(fault)).toMatchObject({ level: "error", name: "TypeError" });
    expect(fault).not.toContain(TOKEN);
  });

  it("[R19] answers 429 with the seconds to wait, counts by address, and serves again after them", async () => {
    const relay = relayApp({ REQUESTS_PER_MINUTE: "3" });
    const ask = (address: string) => relay.call("GET", `${SPACE_PATH}/entries`, { address });
    for (let i = 0; i < 3; i++) expect((await ask("2001:db8::1")).status).toBe(404);
    const refused = await ask("2001:db8::2");
    expect(refused.headers.get("retry-after")).toBe("20");
    expect(await answerOf(refused)).toEqual([429, { type: "too-many-requests", retryAfter: 20 }]);
    expect((await ask("2001:db8:0:1::1")).status).toBe(404);
    relay.pass(20_000);
    expect((await ask("2001:db8::1")).status).toBe(404);
  });

  it("[R20] logs the route and no id, token, address or query", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    await relay.push(epoch);
    await relay.call("GET", `${SPACE_PATH}/blobs/${idOf(77)}`);
    await relay.call("GET", "/nowhere/secret-path");
    const log = relay.lines.join("\n");
    expect(relay.lines).toHaveLength(4);
    expect(JSON.parse(relay.lines[1] ?? "")).toMatchObject({
      event: "request",
      method: "POST",
      route: "/v1/spaces/:space/entries",
      status: 400,
    });
    for (const secret of [SPACE, TOKEN, epoch, idOf(77), "192.0.2.1", "secret-path"]) expect(log).not.toContain(secret);
  });

  it("[R20] shows health and counts without a name in them", async () => {
    const relay = relayApp();
    await relay.create();
    expect(await answerOf(relay.call("GET", "/healthz", { token: null }))).toEqual([200, { ok: true }]);
    const metrics = await (await relay.call("GET", "/metrics", { token: null })).text();
    expect(metrics).toContain('waymark_requests_total{status="201"} 1');
    for (const secret of [SPACE, TOKEN, "192.0.2.1"]) expect(metrics).not.toContain(secret);
  });

  it("[R21] answers 503 once it was told to end", async () => {
    const relay = relayApp();
    relay.stopping();
    const stopping = [503, { type: "relay-stopping" }];
    expect(await answerOf(relay.call("PUT", SPACE_PATH))).toEqual(stopping);
    expect(await answerOf(relay.call("GET", "/healthz"))).toEqual(stopping);
  });
});
