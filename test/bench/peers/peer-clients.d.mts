import type { BenchClient } from "../sync/contender.ts";

export function connectHocuspocus(url: string, name: string): Promise<BenchClient>;
export function connectYWebsocket(url: string, name: string): Promise<BenchClient>;
