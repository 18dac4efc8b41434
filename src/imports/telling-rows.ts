import { open, stat } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Longer than this, a file is read while somebody is told how far it is: some 60,000 rows, or a few seconds. */
export const LONG_FILE_BYTES = 5_000_000

/** A workbook is packed about ten to one. */
export const LONG_WORKBOOK_BYTES = 1_000_000

export async function isLong(source: { path: string }): Promise<boolean> {
  const { size } = await stat(source.path)
  return size > LONG_FILE_BYTES || (size > LONG_WORKBOOK_BYTES && (await isPacked(source.path)))
}

/**
 * What a reader of any kind of file is told its rows by: `tell` hears of every five thousandth, and others get a turn in between,
 * since a workbook that is unpacked in memory would let nobody else be answered until its last row.
 */
export function tellingRows(tell: (rows: number) => void): (rows: number) => Promise<void> {
  let told = 0
  return async (rows) => {
    if (rows - told < ROWS_BETWEEN) return
    told = rows
    tell(rows)
    await nextTurn()
  }
}

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer.toString('latin1') === 'PK'
  } finally {
    await file.close()
  }
}

const ROWS_BETWEEN = 5_000
