/** AMP: copies of pages under other addresses. */

const CACHE = /\.cdn\.ampproject\.org$/;
const VIEWER = /^(?:www\.)?google\.[a-z.]+$/;

/** The page's own address behind an AMP cache, a viewer, an `amp.` host, an `/amp` path or an `amp=1` parameter. */
export function unfoldAmp(url: URL): URL {
  let plain = new URL(url.href);
  // A cache can hold the address of a viewer and so on; each step makes the path shorter.
  for (let i = 0; i < 4; i++) {
    const inner = innerAddress(plain);
    if (inner === null) break;
    plain = inner;
  }
  return withoutAmpMarks(plain);
}

/** `https://a-com.cdn.ampproject.org/c/s/a.com/x` and `https://www.google.com/amp/s/a.com/x` hold `https://a.com/x`. */
function innerAddress(url: URL): URL | null {
  const path = CACHE.test(url.hostname)
    ? /^\/[a-z](?:\/[a-z])?\/(.+)$/.exec(url.pathname)
    : VIEWER.test(url.hostname)
      ? /^\/amp\/(.+)$/.exec(url.pathname)
      : null;
  const rest = path?.[1];
  if (rest === undefined) return null;
  const secure = /^\/(?:[a-z]\/|amp\/)?s\//.test(url.pathname);
  try {
    const inner = new URL(`${secure ? "https" : "http"}://${rest.replace(/^s\//, "")}${url.search}`);
    return inner.hostname.includes(".") ? inner : null;
  } catch {
    return null;
  }
}

function withoutAmpMarks(url: URL): URL {
  const plain = new URL(url.href);
  while (/^amp\.[^.]+\.[^.]+/.test(plain.hostname)) plain.hostname = plain.hostname.slice("amp.".length);
  plain.pathname = plain.pathname.replace(/(?:\/+amp)+\/*$/, "") || "/";
  if (/(?:^\?|&)amp(?:=1|=true)?(?=&|$)/.test(plain.search)) {
    const kept = plain.search
      .slice(1)
      .split("&")
      .filter((pair) => !/^amp(?:=(?:1|true))?$/.test(pair));
    plain.search = kept.length === 0 ? "" : `?${kept.join("&")}`;
  }
  return plain;
}
