/** How much of a file is read before it is refused. An adapter for larger files passes its own figures to `openTable`. */
export type Limits = {
  /** A workforce extract of 600 people is under 1 MB; an allocation history of 10 years up to 200 MB, which its adapter allows. */
  fileBytes: number
  /** What a packed file may grow to; counted while it is unpacked, whatever its headers claim. */
  unpackedBytes: number
  /** Spreadsheets pack about 10 to 1, at most about 40 to 1; a bomb 1,000 to 1. */
  unpackRatio: number
  /** A workbook has about 10 parts and one for each sheet and picture. */
  zipEntries: number
  /** The rows of an Excel sheet. CSV files may be longer for an adapter that says so. */
  rows: number
  /** A wide HR extract has about 80 columns. */
  columns: number
  /** The most that an Excel cell can hold. */
  cellCharacters: number
}

export const LIMITS: Limits = {
  fileBytes: 20_000_000,
  unpackedBytes: 200_000_000,
  unpackRatio: 100,
  zipEntries: 1_000,
  rows: 1_048_576,
  columns: 256,
  cellCharacters: 32_767,
}
