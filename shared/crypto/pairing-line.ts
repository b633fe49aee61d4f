/**
 * One line of text that carries the root secret and the relay's address, to be copied from one browser to another:
 * `waymark1:<24 base64url digits>@<address>`. The digits are the secret and the first two bytes of its SHA-256, so that
 * a digit lost while copying is an error and not another library.
 */
import { base64OfBytes, bytesEqual, bytesOfBase64, concatBytes, type Bytes } from "../std/bytes.ts";
import { err, ok, type Result } from "../std/result.ts";
import { sha256 } from "./digest.ts";
import { parseRootSecret, ROOT_SECRET_BYTES } from "./root-secret.ts";

const SCHEME = "waymark1:";
const CHECK_BYTES = 2;
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

export interface PairingLine {
  readonly secret: Bytes;
  /** As `parseRelayAddress` writes it. */
  readonly relayOrigin: string;
}

export type RelayAddressError = {
  readonly type: "not-an-address" | "not-encrypted" | "has-path" | "has-password";
};
export type PairingLineError = { readonly type: "not-a-line" } | { readonly type: "damaged-line" } | RelayAddressError;

/**
 * The origin of a relay's address as typed: `https://host[:port]`, or `http:` on this computer only. An address without
 * a scheme is taken as `https:`, on this computer as `http:`. The one spelling that `createSpaceKeys` may be given.
 */
export function parseRelayAddress(text: string): Result<string, RelayAddressError> {
  const typed = text.trim();
  const url = urlOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : withScheme(typed));
  if (url === null || url.hostname === "" || !/^https?:$/.test(url.protocol)) return err({ type: "not-an-address" });
  if (url.username !== "" || url.password !== "") return err({ type: "has-password" });
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") return err({ type: "has-path" });
  if (url.protocol === "http:" && !LOOPBACK.test(url.hostname)) return err({ type: "not-encrypted" });
  return ok(url.origin);
}

export async function writePairingLine({ secret, relayOrigin }: PairingLine): Promise<string> {
  const digits = base64OfBytes(concatBytes(secret, (await sha256(secret)).subarray(0, CHECK_BYTES)));
  return `${SCHEME}${digits.replaceAll("+", "-").replaceAll("/", "_")}@${relayOrigin}`;
}

export async function parsePairingLine(text: string): Promise<Result<PairingLine, PairingLineError>> {
  const match = /^waymark1:([^@]*)@(.+)$/i.exec(text.trim());
  if (match === null) return err({ type: "not-a-line" });
  const [, digits = "", address = ""] = match;
  const bytes = bytesOfBase64(digits.replaceAll("-", "+").replaceAll("_", "/"));
  if (bytes?.length !== ROOT_SECRET_BYTES + CHECK_BYTES) return err({ type: "damaged-line" });
  const secret = parseRootSecret(bytes.subarray(0, ROOT_SECRET_BYTES));
  if (secret === null) return err({ type: "damaged-line" });
  const check = (await sha256(secret)).subarray(0, CHECK_BYTES);
  if (!bytesEqual(check, bytes.subarray(ROOT_SECRET_BYTES))) return err({ type: "damaged-line" });
  const relayOrigin = parseRelayAddress(address);
  return relayOrigin.ok ? ok({ secret, relayOrigin: relayOrigin.value }) : relayOrigin;
}

function withScheme(typed: string): string {
  const secure = `https://${typed}`;
  return LOOPBACK.test(urlOf(secure)?.hostname ?? "") ? `http://${typed}` : secure;
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
