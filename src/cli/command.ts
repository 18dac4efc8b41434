import type { Day } from '../time/day.ts'

/** 0 done (queries and warnings allowed), 1 refused or errors in the data and nothing applied, 2 wrong use. */
export type ExitCode = 0 | 1 | 2

export type Option = {
  type: 'string' | 'boolean'
  /** Shown as the value in the help, such as DIR or 2025-09-30. */
  value?: string
  about: string
  default?: string
  required?: boolean
}

/** One command of the command line. Data goes to `print`, messages to `say`; nothing else writes. */
export type Command = {
  /** The words that call it: ['census', 'check']. */
  words: readonly string[]
  /** One sentence for the list of commands. */
  about: string
  /** Names of what follows the words, for the help: ['FILE...']. */
  operands?: readonly string[]
  options: Readonly<Record<string, Option>>
  run(call: CommandCall): Promise<ExitCode>
}

export type CommandCall = {
  operands: readonly string[]
  /** The value of an option that takes one; its default, else undefined. */
  option(name: string): string | undefined
  flag(name: string): boolean
  /** Standard output: what the command is asked for. */
  print: (text: string) => void
  /** Standard error: messages for the person. */
  say: (text: string) => void
  environment: Readonly<Record<string, string | undefined>>
  /** The clock is the caller's: today's calendar day in London. */
  today: Day
}

