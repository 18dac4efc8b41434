export type StringPool = { add: (text: string) => void; get: (index: number) => string | undefined }

/** Many short strings in one buffer: a million shared strings of a workbook take their bytes and not a hundred more each. */
export function stringPool(): StringPool {
  let bytes = Buffer.alloc(65_536)
  let ends = new Uint32Array(1_024)
  let count = 0
  return {
    add(text) {
      const start = count === 0 ? 0 : (ends[count - 1] ?? 0)
      const length = Buffer.byteLength(text)
      if (start + length > bytes.length) bytes = Buffer.concat([bytes], Math.max(bytes.length * 2, start + length))
      if (count === ends.length) {
        const more = new Uint32Array(count * 2)
        more.set(ends)
        ends = more
      }
      bytes.write(text, start)
      ends[count] = start + length
      count += 1
    },
    get(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) return undefined
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
    },
  }
}
