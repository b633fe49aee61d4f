/** Which section of a long page one is at: the one that was asked for, then the one that is scrolled to. */
import { useEffect, useState } from "preact/hooks";

/** The share of the window, from its top, that a section has to reach to be the one. */
const READ_AT = 0.35;

/** `ready` turns true once the sections are on the page. */
export function useSectionHere(ids: readonly string[], ready: boolean): string {
  const [here, setHere] = useState(location.hash.slice(1));
  useEffect(() => {
    const onHash = (): void => setHere(location.hash.slice(1));
    const onScroll = (): void => setHere((last) => sectionHere(ids, last));
    addEventListener("hashchange", onHash);
    if (ready) {
      if (location.hash === "") onScroll();
      addEventListener("scroll", onScroll, { passive: true });
    }
    return () => {
      removeEventListener("hashchange", onHash);
      removeEventListener("scroll", onScroll);
    };
  }, [ids, ready]);
  return here;
}

function sectionHere(ids: readonly string[], last: string): string {
  const topOf = (id: string): number => document.getElementById(id)?.getBoundingClientRect().top ?? Infinity;
  const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  // The last sections never come to the top: the one that was asked for stays the one.
  if (isAtEnd && topOf(last) < innerHeight) return last;
  return ids.findLast((id) => topOf(id) <= innerHeight * READ_AT) ?? last;
}
