/** Every name that a doc can have. A stream's id is a keyed hash of its name, so a name is found by trying them all. */
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";

/** Months that a notes or reviews doc may be named by. A clock that is wrong by decades still finds its docs. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2080;

export function possibleNames(): readonly DocName[] {
  const names: DocName[] = [LIBRARY];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (let month = 1; month <= 12; month++) {
      const at = `${year}-${String(month).padStart(2, "0")}`;
      names.push(`notes/${at}`, `reviews/${at}`);
    }
  }
  return names;
}
