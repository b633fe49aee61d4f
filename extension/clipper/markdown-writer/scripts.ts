/** Superscripts and subscripts as Unicode characters. */

const UP = new Map(pairs("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"));
const DOWN = new Map(pairs("0123456789+-−=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓ"));

/** The text of `<sup>` or `<sub>` as small characters, or null when it has links or letters without such a form. */
export function superscriptOf(element: Element): string | null {
  const text = element.textContent.trim();
  const table = element.tagName === "SUP" ? UP : DOWN;
  if (text === "" || element.querySelector("a, img, code") !== null) return null;
  const small = Array.from(text, (c) => table.get(c));
  return small.includes(undefined) ? null : small.join("");
}

/** All of these are single UTF-16 units. */
function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (c, i) => [c, to[i] ?? c]);
}
