/** Browsers of one library and a real relay, with nothing left to chance: for tests of single rules. */
import { createSpaceKeys, type SpaceKeys } from "#shared/crypto/space-keys.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { ok, type Result } from "#shared/std/result.ts";
import type { RelayRequest, RelayResponse, TransportError } from "#shared/sync/ports.ts";
import { SPACE_KEY, type SpaceRecord } from "#shared/sync/state.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createSimDevice, type SimDevice } from "./sim-device.ts";
import { createDice } from "./sim-dice.ts";
import { savedDoc } from "./sim-disk.ts";
import { createSimRelay, type SimRelay } from "./sim-relay.ts";
import { SIM_SECRET } from "./sim-world.ts";

export interface Household {
  readonly keys: SpaceKeys;
  readonly relay: SimRelay;
  readonly clock: FakeClock;
  readonly devices: readonly SimDevice[];
  /** What was asked, as `METHOD path` from the space on, without queries. */
  readonly asked: string[];
  /** Every request as it was sent. */
  readonly sent: RelayRequest[];
  /** Takes the way of a request; `pass` hands it on to the relay. */
  carry: (request: RelayRequest, pass: () => Promise<RelayResponse>) => Promise<Result<RelayResponse, TransportError>>;
  device(index: number): SimDevice;
}

const PASS: Household["carry"] = async (_request, pass) => ok(await pass());

export async function household(count: number, pageBytes = 1024 * 1024): Promise<Household> {
  const keys = await createSpaceKeys(SIM_SECRET, "https://relay.test");
  const space = hexOfBytes(keys.space);
  const clock = createFakeClock();
  let client = 1;
  const home: Household = {
    keys,
    relay: createSimRelay(space, { pageBytes, acksEarly: false }),
    clock,
    asked: [],
    sent: [],
    carry: PASS,
    devices: Array.from({ length: count }, (_, index) =>
      createSimDevice(index, {
        keys,
        clock,
        random: createSeededRandom(index + 1),
        dice: createDice(index + 1),
        nextClient: () => client++,
        transport: (process) => ({
          send: (request) =>
            process.run(() => {
              home.sent.push(request);
              home.asked.push(`${request.method} ${request.path.split(space)[1]?.replace(/\?.*/, "") ?? ""}`);
              return home.carry(request, () => home.relay.handle(request));
            }),
        }),
      }),
    ),
    device(index) {
      const device = home.devices[index];
      if (device === undefined) throw new Error(`no device ${index}`);
      return device;
    },
  };
  return home;
}

/** The first makes the space, the others join it, and all sync. */
export async function paired(home: Household): Promise<Household> {
  for (const device of home.devices) {
    await device.join(device.index === 0);
    await device.sync({}, null);
  }
  home.asked.length = 0;
  home.sent.length = 0;
  return home;
}

export function answer(status: number, json: unknown): RelayResponse {
  return { status, body: new TextEncoder().encode(JSON.stringify(json)) };
}

/** A saved edit that sets a key. */
export function setKey(device: SimDevice, key: string, name: DocName = LIBRARY): void {
  device.edit(name, (doc) => doc.getMap("map").set(key, 1));
}

/** The keys that the saved doc has. */
export function keysOn(device: SimDevice, name: DocName = LIBRARY): string[] {
  const doc = savedDoc(device.disk, name);
  const keys = [...doc.getMap("map").keys()].sort();
  doc.destroy();
  return keys;
}

export function spaceOf(device: SimDevice): SpaceRecord | undefined {
  return device.disk.tables.space.get(SPACE_KEY);
}
