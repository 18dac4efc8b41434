/**
 * Chances of leaving within a year by band of service. Where nothing else is known: England's rate, higher in the first three years and lower from the
 * fifth on, by the pattern of docs/rules/outlook.md, "Service"; DfE does not publish leavers over people in post by service.
 */
export function serviceRates(written: number | readonly number[] | undefined, seen: number | readonly number[] | undefined, bands: number, around: { national: { leavers: number; inPost: number }; priorLeavers: number }): ServiceRates {
  const { national, priorLeavers } = around
  const england = national.leavers / national.inPost
  const leaving = written === undefined
    ? Array.from({ length: bands }, (_, band) => england * (PATTERN[Math.min(band, PATTERN.length - 1)] ?? 1))
    : typeof written === 'number' ? Array.from({ length: bands }, () => written) : [...written]
  const leaversSeen = seen === undefined
    ? Array.from({ length: bands }, () => (written === undefined ? priorLeavers / bands : 0))
    : typeof seen === 'number' ? Array.from({ length: bands }, () => seen / bands) : [...seen]
  return { leaving, leaversSeen }
}

/** Own leavers and person-years of a band with England's rate of it: posterior mean (d + a) / (E + a / h0), and d + a leavers behind it. */
export function shrink(own: { leavers: number; years: number }, rate: number, prior: number): { rate: number; leaversSeen: number } {
  return { rate: Math.min(0.95, (own.leavers + prior) / (own.years + prior / rate)), leaversSeen: own.leavers + prior }
}

/** Times the average rate in the bands to 1, 2, 3, 4, 5, 10 years and beyond. */
export const PATTERN: readonly number[] = [1.25, 1.35, 1.35, 1.1, 1, 0.7, 0.55]

export type ServiceRates = { leaving: readonly number[]; leaversSeen: readonly number[] }
