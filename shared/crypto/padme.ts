/**
 * Padmé (Nikitin and others, 2019): the length that a payload is padded to. It leaks only O(log log n) bits of the true
 * length and adds at most 12 %, less the longer the payload is.
 */

/** The smallest Padmé length that is not below `length`. */
export function padmeLength(length: number): number {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const mantissaBits = Math.floor(Math.log2(exponent)) + 1;
  // Never negative from 2 on; powers of two, so that numbers stay exact beyond 32 bits.
  const grain = 2 ** Math.max(0, exponent - mantissaBits);
  return Math.ceil(length / grain) * grain;
}
