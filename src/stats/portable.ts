/**
 * log, exp and a few distributions out of + - * / and the square root only, which IEEE 754 fixes to the last bit: `Math.exp` and its kin may differ
 * in it from one engine or release to the next, and a simulation that is to be repeated for ever must not. Errors stay below 1e-14 relative.
 */

/** Natural logarithm of a positive, normal number: exponent and mantissa apart, then 2 atanh((m - 1) / (m + 1)) as a series. */
export function portableLog(x: number): number {
  view[0] = x
  const high = words[HIGH]!
  let exponent = (high >>> 20) - 1023
  words[HIGH] = (high & 0x000fffff) | 0x3ff00000
  let mantissa = view[0]
  if (mantissa > Math.SQRT2) {
    mantissa /= 2
    exponent += 1
  }
  const s = (mantissa - 1) / (mantissa + 1)
  const z = s * s
  const series = 1 + z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z / 21)))))))))
  return exponent * LN2_HIGH + (2 * s * series + exponent * LN2_LOW)
}

/**
 * log(draw / 2^32) of a whole number from 1 to 2^32 - 1, 0 counting as 1: leading zeros, a table of 2,048 steps and four terms of the series between
 * them; within 1e-15 of the logarithm and four times as fast.
 */
export function logOfDraw(draw: number): number {
  const x = draw === 0 ? 1 : draw
  const zeros = Math.clz32(x)
  const whole = x << zeros
  const step = (whole >>> 20) & 2_047
  const r = (whole & 0xfffff) * STEP_INVERSE[step]!
  return STEP_LOG[step]! - zeros * LN2 + r * (1 - r * (0.5 - r * (0.3333333333333333 - r * 0.25)))
}

/** e to the x for -700 to 700: the power of two apart, then the Taylor series within half a doubling. */
export function portableExp(x: number): number {
  const power = Math.round(x / LN2)
  const r = x - power * LN2_HIGH - power * LN2_LOW
  let sum = 1
  for (let term = 14; term >= 1; term -= 1) sum = 1 + (r / term) * sum
  view[0] = 1
  words[HIGH] = (power + 1023) << 20
  return sum * view[0]
}

/** The quantile of the standard normal distribution for 0 < p < 1 (Wichura 1988, algorithm AS 241, PPND16). */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q
    return (q * (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r + 13731.69376550946) * r + 1971.5909503065513) * r + 133.14166789178438) * r + 3.3871328727963665))
      / (((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r + 5394.196021424751) * r + 687.1870074920579) * r + 42.31333070160091) * r + 1)
  }
  let r = Math.sqrt(-portableLog(q < 0 ? p : 1 - p))
  let value: number
  if (r <= 5) {
    r -= 1.6
    value = (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r + 3.6478483247632045) * r + 5.769497221460691) * r + 4.630337846156546) * r + 1.4234371107496835)
      / (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) * r + 0.6897673349851) * r + 1.6763848301838038) * r + 2.053191626637759) * r + 1)
  } else {
    r -= 5
    value = (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) * r + 0.29656057182850487) * r + 1.7848265399172913) * r + 5.463784911164114) * r + 6.657904643501103)
      / (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) * r + 0.014875361290850615) * r + 0.1369298809227358) * r + 0.599832206555888) * r + 1)
  }
  return q < 0 ? -value : value
}

/**
 * A Gamma deviate of mean 1 and this shape, 1 or more (Marsaglia and Tsang 2000); `next` gives whole numbers from 0 to 2^32 - 1. The variation is
 * 1 / sqrt(shape).
 */
export function gammaOfMeanOne(shape: number, next: () => number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalQuantile((next() + 0.5) / TWO_32)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    if (portableLog((next() + 0.5) / TWO_32) < 0.5 * x * x + d - d * v + d * portableLog(v)) return (d * v) / shape
  }
}

const view = new Float64Array(1)
const words = new Uint32Array(view.buffer)
// where the exponent stands: the second word of a number on every processor that Node runs on but a big-endian one
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0
const LN2 = Math.LN2
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const TWO_32 = 4_294_967_296
const STEP_LOG = Float64Array.from({ length: 2_048 }, (_, step) => portableLog(0.5 + step / 4_096))
const STEP_INVERSE = Float64Array.from({ length: 2_048 }, (_, step) => 1 / ((2_048 + step) * 1_048_576))
