import { describe, expect, it } from "vitest";
import { unwrap } from "#shared/std/result.ts";
import { parseSpaceAnswer } from "#shared/sync/protocol.ts";
import { envelopeOf, idOf } from "../support/envelopes.ts";
import { answerOf, relayApp, SPACE } from "../support/relay-app.ts";

const PATH = `/v1/spaces/${SPACE}`;
const INVITE = "let-me-in-please";

describe("spaces", () => {
  it("[R5] makes a space under a random epoch and finds it again", async () => {
    const relay = relayApp();
    const made = await relay.call("PUT", PATH);
    expect(made.status).toBe(201);
    const again = await relay.call("PUT", PATH);
    expect(again.status).toBe(200);
    const answer = unwrap(parseSpaceAnswer(await made.json()));
    expect(await again.json()).toEqual(answer);
    expect(answer.head).toBe(0);
    expect((await relayApp().create()).epoch).not.toBe(answer.epoch);
  });

  it("[R5] never gives a space to a second token", async () => {
    const relay = relayApp();
    await relay.create();
    expect(await answerOf(relay.call("PUT", PATH, { token: "cd".repeat(32) }))).toEqual([401, { type: "wrong-token" }]);
    expect(await answerOf(relay.call("PUT", `/v1/spaces/${idOf(2)}`, { token: "short" }))).toEqual([
      401,
      { type: "wrong-token" },
    ]);
    expect(await relay.store.space(idOf(2))).toEqual({ type: "unknown" });
  });

  it("[R5] asks for the operator's code under invite, takes it again and again, and not for what exists", async () => {
    const relay = relayApp({ REGISTRATION: "invite", INVITE });
    const put = (id: string, code: string) =>
      relay.call("PUT", `/v1/spaces/${id}`, { headers: { "waymark-invite": code } });
    for (const code of ["", "let-me-in-pleasE", `${INVITE}!`]) {
      expect(await answerOf(put(SPACE, code))).toEqual([403, { type: "invite-required" }]);
    }
    expect((await put(SPACE, INVITE)).status).toBe(201);
    expect((await put(idOf(2), INVITE)).status).toBe(201);
    expect((await put(SPACE, "")).status).toBe(200);
  });

  it("[R5] makes nothing when registration is closed", async () => {
    const relay = relayApp({ REGISTRATION: "closed" });
    expect(await answerOf(relay.call("PUT", PATH))).toEqual([403, { type: "registration-closed" }]);
  });

  it("[R19] makes so many spaces a day for an address, and does not count what exists", async () => {
    const relay = relayApp({ SPACES_PER_DAY: "2" });
    const put = (n: number, address: string) => relay.call("PUT", `/v1/spaces/${idOf(n)}`, { address });
    await put(1, "192.0.2.1");
    for (let i = 0; i < 5; i++) expect((await put(1, "192.0.2.1")).status).toBe(200);
    await put(2, "192.0.2.1");
    expect((await put(3, "192.0.2.1")).status).toBe(429);
    expect((await put(3, "192.0.2.2")).status).toBe(201);
    relay.pass(86_400_000 / 2);
    expect((await put(4, "192.0.2.1")).status).toBe(201);
  });

  it("[R6] leaves a tombstone that answers 410 to everything, also to being made again", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    await relay.push(epoch, envelopeOf({}));
    expect(await answerOf(relay.call("DELETE", PATH, { token: "cd".repeat(32) }))).toEqual([
      401,
      { type: "wrong-token" },
    ]);
    expect(await answerOf(relay.call("DELETE", PATH))).toEqual([200, {}]);
    const gone = [410, { type: "deleted-space" }];
    expect(await answerOf(relay.call("PUT", PATH))).toEqual(gone);
    expect(await answerOf(relay.push(epoch, envelopeOf({ counter: 2 })))).toEqual(gone);
    expect(await answerOf(relay.call("GET", `${PATH}/blobs/${idOf(5)}`))).toEqual(gone);
    expect(await answerOf(relay.call("DELETE", PATH))).toEqual(gone);
  });
});
