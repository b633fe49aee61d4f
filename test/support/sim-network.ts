/** The way between a device and the relay: requests and answers get lost, come twice, come late, or take too long. */
import { err, ok, type Result } from "#shared/std/result.ts";
import type { RelayRequest, RelayResponse, Transport, TransportError } from "#shared/sync/ports.ts";
import type { Dice } from "./sim-dice.ts";
import type { SimProcess } from "./sim-process.ts";

export interface SimNetwork {
  /** No faults from now on. */
  calm: boolean;
  /** Requests that a network still holds: they may arrive long after their answer was given. */
  readonly late: RelayRequest[];
}

export interface Wire {
  readonly dice: Dice;
  readonly network: SimNetwork;
  readonly handle: (request: RelayRequest) => Promise<RelayResponse>;
  /** What else happens in the world while a request is under way. */
  readonly meanwhile: () => Promise<void>;
  /** Hears of each answer that reached the device; `age` is the relay's when it answered. */
  readonly heard: (request: RelayRequest, response: RelayResponse, age: number) => void;
  /** Grows with each loss that the relay suffers. */
  readonly age: () => number;
}

interface Answer {
  readonly response: RelayResponse;
  readonly age: number;
}

export function simTransport(wire: Wire, process: SimProcess): Transport {
  const { dice, network } = wire;

  async function carry(request: RelayRequest): Promise<Result<Answer, TransportError>> {
    if (network.calm) return ok(await answered(request));
    const fate = dice.draw({ arrives: 78, lost: 6, answerLost: 6, twice: 4, late: 3, slow: 3 });
    if (fate === "lost") return err({ type: "offline" });
    if (fate === "late") {
      network.late.push(request);
      return err({ type: "timeout" });
    }
    if (fate === "twice") await wire.handle(request);
    await wire.meanwhile();
    const answer = await answered(request);
    await wire.meanwhile();
    if (fate === "answerLost") return err({ type: "offline" });
    return fate === "slow" ? err({ type: "timeout" }) : ok(answer);
  }

  async function answered(request: RelayRequest): Promise<Answer> {
    const response = await wire.handle(request);
    return { response, age: wire.age() };
  }

  return {
    async send(request) {
      const answer = await process.run(() => carry(request));
      if (!answer.ok) return answer;
      wire.heard(request, answer.value.response, answer.value.age);
      return ok(answer.value.response);
    },
  };
}
