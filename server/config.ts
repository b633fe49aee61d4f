/** The relay's settings: one table that is read, checked, and printed by `--help`. */
import { BlockList, isIP } from "node:net";
import * as v from "valibot";
import { err, ok, type Result } from "#shared/std/result.ts";

export type Registration = "open" | "invite" | "closed";
export type LogLevel = "requests" | "events" | "silent";

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly database: string;
  readonly databaseBytes: number;
  readonly registration: Registration;
  /** The operator's code for new spaces; null unless registration is `invite`. */
  readonly invite: string | null;
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: BlockList;
  readonly spaceBytes: number;
  readonly requestsPerMinute: number;
  readonly entriesPerMinute: number;
  readonly bytesPerMinute: number;
  readonly spacesPerDay: number;
  readonly socketsPerAddress: number;
  readonly socketsPerSpace: number;
  readonly log: LogLevel;
}

export interface ConfigError {
  readonly type: "bad-setting";
  readonly setting: string;
  readonly sentence: string;
}

interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly help: string;
}

const PREFIX = "WAYMARK_RELAY_";
const MEBIBYTE = 1024 * 1024;

const SETTINGS = {
  HOST: { fallback: "127.0.0.1", help: "Address to listen on. Beyond loopback, put a proxy with TLS in front." },
  PORT: { fallback: "8787", help: "Port to listen on; 0 takes any free one." },
  DATABASE: { fallback: ".waymark/relay.sqlite", help: "The database file; its folder is made when missing." },
  DATABASE_MIB: { fallback: "8192", help: "The database grows no further; writes above it are refused." },
  REGISTRATION: {
    fallback: "",
    help: "Who may create a space: open, invite or closed. Unset: open on loopback without proxies, invite elsewhere.",
  },
  INVITE: { fallback: "", help: "The code for registration invite, at least 12 characters. It can be used again." },
  TRUSTED_PROXIES: {
    fallback: "",
    help: "Addresses or ranges, separated by commas, whose X-Forwarded-For is believed.",
  },
  SPACE_MIB: { fallback: "256", help: "What one space may hold." },
  REQUESTS_PER_MINUTE: { fallback: "1200", help: "Requests of one address." },
  ENTRIES_PER_MINUTE: { fallback: "600", help: "Entries pushed to one space." },
  MIB_PER_MINUTE: { fallback: "20", help: "Mebibytes pushed to one space." },
  SPACES_PER_DAY: { fallback: "20", help: "New spaces from one address." },
  SOCKETS_PER_ADDRESS: { fallback: "64", help: "Live sockets of one address." },
  SOCKETS_PER_SPACE: { fallback: "16", help: "Live sockets of one space." },
  LOG: { fallback: "events", help: "requests (a line each), events or silent." },
} as const satisfies Record<string, Omit<Setting, "name">>;

type Name = keyof typeof SETTINGS;

const count = (min: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, "must be a whole number"),
    v.transform(Number),
    v.minValue(min, `must be at least ${min}`),
  );

const schema = v.object({
  HOST: v.pipe(v.string(), v.minLength(1, "must not be empty")),
  PORT: v.pipe(count(0), v.maxValue(65_535, "must be at most 65535")),
  DATABASE: v.pipe(v.string(), v.minLength(1, "must not be empty")),
  DATABASE_MIB: count(1),
  REGISTRATION: v.picklist(["", "open", "invite", "closed"], "must be open, invite or closed"),
  // valibot's own sentence would print the code.
  INVITE: v.pipe(v.string(), v.regex(/^$|^[\x21-\x7e]{12,200}$/, "must be 12 to 200 characters without spaces")),
  TRUSTED_PROXIES: v.string(),
  SPACE_MIB: count(1),
  REQUESTS_PER_MINUTE: count(1),
  // A full push must fit into a full bucket, or it could never be sent.
  ENTRIES_PER_MINUTE: count(64),
  MIB_PER_MINUTE: count(4),
  SPACES_PER_DAY: count(1),
  SOCKETS_PER_ADDRESS: count(1),
  SOCKETS_PER_SPACE: count(1),
  LOG: v.picklist(["requests", "events", "silent"], "must be requests, events or silent"),
});

/** Reads the settings from an environment. Names the first setting that cannot be used, misspelt ones included. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Result<Config, ConfigError> {
  const unknown = Object.keys(env).find((key) => key.startsWith(PREFIX) && !(key.slice(PREFIX.length) in SETTINGS));
  if (unknown !== undefined) return bad(unknown, "is not a setting of this relay; --help lists them");
  const raw = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { fallback }]) => [name, env[PREFIX + name] ?? fallback]),
  );
  const parsed = v.safeParse(schema, raw);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return bad(PREFIX + (v.getDotPath(issue) ?? ""), issue.message);
  }
  const settings = parsed.output;
  const proxies = parseProxies(settings.TRUSTED_PROXIES);
  if (proxies === null) return bad(`${PREFIX}TRUSTED_PROXIES`, "must hold IP addresses or ranges such as 10.0.0.0/8");
  // A proxy on the same machine makes a loopback address reachable from everywhere.
  const isPrivate = isLoopback(settings.HOST) && settings.TRUSTED_PROXIES === "";
  const registration = settings.REGISTRATION === "" ? (isPrivate ? "open" : "invite") : settings.REGISTRATION;
  if (registration === "invite" && settings.INVITE === "") {
    return bad(`${PREFIX}INVITE`, "must be set, because registration is invite");
  }
  return ok({
    host: settings.HOST,
    port: settings.PORT,
    database: settings.DATABASE,
    databaseBytes: settings.DATABASE_MIB * MEBIBYTE,
    registration,
    invite: registration === "invite" ? settings.INVITE : null,
    trustedProxies: proxies,
    spaceBytes: settings.SPACE_MIB * MEBIBYTE,
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    entriesPerMinute: settings.ENTRIES_PER_MINUTE,
    bytesPerMinute: settings.MIB_PER_MINUTE * MEBIBYTE,
    spacesPerDay: settings.SPACES_PER_DAY,
    socketsPerAddress: settings.SOCKETS_PER_ADDRESS,
    socketsPerSpace: settings.SOCKETS_PER_SPACE,
    log: settings.LOG,
  });
}

/** The text of `--help`: every setting with what it is when unset. */
export function helpText(): string {
  const names = Object.keys(SETTINGS).filter((name): name is Name => name in SETTINGS);
  const width = Math.max(...names.map((name) => name.length)) + PREFIX.length;
  const lines = names.map((name) => {
    const { fallback, help } = SETTINGS[name];
    const unset = fallback === "" ? "" : ` Unset: ${fallback}.`;
    return `  ${(PREFIX + name).padEnd(width)}  ${help}${unset}`;
  });
  return [
    "The Waymark relay: keeps encrypted entries and files that it cannot read.",
    "",
    "  node server/main.ts",
    "",
    "Settings come from the environment:",
    ...lines,
  ].join("\n");
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function parseProxies(text: string): BlockList | null {
  const list = new BlockList();
  for (const item of text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")) {
    const [address = "", prefix, ...rest] = item.split("/");
    const version = isIP(address);
    const bits = version === 4 ? 32 : 128;
    const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    if (version === 0 || rest.length > 0 || length < 0 || length > bits) return null;
    list.addSubnet(address, length, version === 4 ? "ipv4" : "ipv6");
  }
  return list;
}

function bad(setting: string, sentence: string): Result<never, ConfigError> {
  return err({ type: "bad-setting", setting, sentence: `${setting} ${sentence}.` });
}
