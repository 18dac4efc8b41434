/** Words in lines of about `length` letters; a longer word has a line of its own. */
export function wrap(text: string, length: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= length) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Middles of labels as near as may be to where they are wanted, in the same order, none over another, all between `top` and `bottom`. */
export function spread(labels: readonly { wanted: number; height: number }[], top: number, bottom: number): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.wanted - b.wanted)
  const placed: { index: number; from: number; height: number }[] = []
  for (const { index, wanted, height } of order) {
    const free = placed.reduce((end, label) => Math.max(end, label.from + label.height), top)
    placed.push({ index, height, from: Math.max(wanted - height / 2, free) })
  }
  let limit = bottom
  for (const label of placed.toReversed()) {
    label.from = Math.min(label.from, limit - label.height)
    limit = label.from
  }
  return labels.map((_, index) => {
    const label = placed.find((each) => each.index === index)
    return label ? label.from + label.height / 2 : top
  })
}
