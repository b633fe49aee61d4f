/** Whether an address answers: one GET without cookies, with an end in time and size. Nothing is kept of the page. */

export type LinkAnswer =
  | { readonly type: "ok"; readonly status: number; readonly movedTo: string | null }
  /** It answers, but not with the page. */
  | { readonly type: "status"; readonly status: number }
  | { readonly type: "timeout" }
  | { readonly type: "unreachable"; readonly detail: string };

export interface FetchLinkOptions {
  readonly timeoutMs: number;
  /** So much of a page is read at most: enough to know that it is sent. */
  readonly mostBytes: number;
}

export const USUAL_LIMITS: FetchLinkOptions = { timeoutMs: 20_000, mostBytes: 65_536 };

/** Follows redirects as `fetch` does, twenty at most. Never throws. */
export async function fetchLink(url: string, { timeoutMs, mostBytes }: FetchLinkOptions): Promise<LinkAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "GET",
      redirect: "follow",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { accept: "text/html,*/*;q=0.8", "user-agent": "Waymark link check (a person looks at the report)" },
      signal,
    });
    await readSome(response, mostBytes);
    if (!response.ok) return { type: "status", status: response.status };
    const asked = withoutFragment(url);
    return { type: "ok", status: response.status, movedTo: response.url === asked ? null : response.url };
  } catch (error) {
    if (signal.aborted) return { type: "timeout" };
    return { type: "unreachable", detail: detailOf(error) };
  }
}

async function readSome(response: Response, mostBytes: number): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  let read = 0;
  while (read < mostBytes) {
    const { done, value } = await reader.read();
    if (done) return;
    read += value.byteLength;
  }
  await reader.cancel();
}

function withoutFragment(url: string): string {
  const { href, hash } = new URL(url);
  return hash === "" ? href : href.slice(0, -hash.length);
}

/** `fetch` says only that it failed; what went wrong stands in the cause. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
