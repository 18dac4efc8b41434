export type StringPool = { add: (text: string) => void; get: (index: number) => string | undefined; size: () => number }

/** Strings of at most 128 KB are put into blocks of 1 MB, so that a million of them take their bytes and eight more each, never copied. */
export function stringPool(): StringPool {
  const blocks: Buffer[] = []
  let used = BLOCK
  let places = new Uint32Array(2_048)
  let count = 0
  return {
    size: () => count,
    add(text) {
      const length = Buffer.byteLength(text)
      if (length > LONGEST) throw new RangeError('the text is too long for the pool')
      // an empty text needs a block too: at the end of a full one it would be looked for in the next
      if (used === BLOCK || used + length > BLOCK) {
        blocks.push(Buffer.allocUnsafe(BLOCK))
        used = 0
      }
      if (count * 2 === places.length) {
        const more = new Uint32Array(places.length * 2)
        more.set(places)
        places = more
      }
      blocks.at(-1)?.write(text, used)
      places[count * 2] = (blocks.length - 1) * BLOCK + used
      places[count * 2 + 1] = length
      used += length
      count += 1
    },
    get(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) return undefined
      const place = places[index * 2] ?? 0
      const start = place % BLOCK
      return blocks[(place - start) / BLOCK]?.toString('utf8', start, start + (places[index * 2 + 1] ?? 0))
    },
  }
}

const BLOCK = 1_048_576
/** The longest cell of Excel in UTF-8, and more. */
const LONGEST = 131_072
