/** What is compared: a sync server as a process of its own, and a client that holds one shared map on it. */

/** One device on one doc. */
export interface BenchClient {
  /** Sets a key of the shared map, as a tick does. */
  edit(key: string, value: object): void;
  /** The keys that this client holds. */
  keys(): readonly string[];
  /** Called with each key that came from another device. */
  onKey(listener: (key: string) => void): void;
  close(): void;
}

export interface BenchServer {
  readonly pid: number;
  /** Signal 9, and the end of the process. */
  kill(): Promise<void>;
}

export interface Contender {
  readonly name: "waymark" | "hocuspocus" | "y-websocket";
  /** Starts on this port with its data in the folder, where an earlier start may have left some. */
  start(folder: string, port: number): Promise<BenchServer>;
  /** The first `client` (0) of a doc makes it where it has to be made. */
  connect(port: number, doc: number, client: number): Promise<BenchClient>;
  /** Makes what has to be there before a device comes: of ours, the space. */
  prepare(port: number, doc: number): Promise<void>;
  /** The idle socket of a page that nobody touches; returns the way to close it. */
  idle(port: number, doc: number): Promise<() => void>;
}
