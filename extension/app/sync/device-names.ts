/**
 * What the devices of a library are called. Browsers of one kind give themselves one name, and are told apart by
 * numbers; a name that the learner chose is never touched. All of it is worked out of the doc alone, so that devices
 * that named themselves at the same time come to the same once they hold the same.
 */
import type { Device } from "#shared/domain/household.ts";

type Devices = ReadonlyMap<string, Device>;

/** "Chromium on Linux, 2". */
export type NumberedName = (name: string, number: number) => string;

/** By id, those that left too: their names are not given to others. */
export function deviceNames(devices: Devices, numbered: NumberedName): ReadonlyMap<string, string> {
  return new Map([...settle(devices, numbered)].map(([id, { shown }]) => [id, shown]));
}

/** The number that a device of this library has once no two have the same; null where the learner chose its name. */
export function settledNumber(devices: Devices, id: string, numbered: NumberedName): number | null {
  return settle(devices, numbered).get(id)?.number ?? null;
}

/** The number for a device that comes to these: no other has to change its own. */
export function freeNumber(devices: Devices, name: string, numbered: NumberedName): number {
  return firstFree(new Set(deviceNames(devices, numbered).values()), name, numbered);
}

interface Settled {
  readonly shown: string;
  readonly number: number | null;
}

function settle(devices: Devices, numbered: NumberedName): ReadonlyMap<string, Settled> {
  const settled = new Map<string, Settled>();
  const taken = new Set<string>();
  const take = (id: string, shown: string, number: number | null): void => {
    settled.set(id, { shown, number });
    taken.add(shown);
  };
  for (const [id, { name, number }] of devices) if (number === null) take(id, name, null);
  const doubles: [string, string][] = [];
  for (const [id, { name, number }] of inOrder(devices)) {
    if (number === null) continue;
    const shown = number === 1 ? name : numbered(name, number);
    if (taken.has(shown)) doubles.push([id, name]);
    else take(id, shown, number);
  }
  for (const [id, name] of doubles) {
    const number = firstFree(taken, name, numbered);
    take(id, number === 1 ? name : numbered(name, number), number);
  }
  return settled;
}

/** By the day they joined. Of one day, by id: any order will do that is the same everywhere. */
function inOrder(devices: Devices): readonly (readonly [string, Device])[] {
  return [...devices].sort(([a, one], [b, other]) => one.added - other.added || (a < b ? -1 : 1));
}

function firstFree(taken: ReadonlySet<string>, name: string, numbered: NumberedName): number {
  if (!taken.has(name)) return 1;
  let number = 2;
  while (taken.has(numbered(name, number))) number += 1;
  return number;
}
