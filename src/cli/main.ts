import { parseArgs } from 'node:util'
import { CannotOpen } from '../db/cannot-open.ts'
import { isClosing } from '../db/close-on-signal.ts'
import { readDay } from '../time/day.ts'
import { londonToday } from './clock.ts'
import { commandHelp, overview } from './help.ts'
import type { Command, ExitCode } from './command.ts'
import { commands } from './commands.ts'
import { programVersion } from './open-council.ts'

/** Runs one command line. `arguments_` are the words after the program's name. */
export async function main(arguments_: readonly string[], out: Output = processOutput): Promise<ExitCode> {
  const isHelp = arguments_[0] === 'help'
  const words = isHelp ? [...arguments_.slice(1), '--help'] : arguments_
  const command = find(words)
  if (!command) return withoutCommand(words, out)
  const rest = words.slice(command.words.length)
  if (asksHelp(rest)) {
    out.print(commandHelp(command))
    return 0
  }
  const parsed = parse(command, rest)
  if ('wrong' in parsed) {
    out.say(`${parsed.wrong}\nRun "throughline ${command.words.join(' ')} --help".`)
    return 2
  }
  const pretended = process.env['THROUGHLINE_TODAY']
  if (pretended !== undefined && readDay(pretended) === null) {
    out.say(`THROUGHLINE_TODAY is "${pretended}", which is not a day: write it as 2025-09-30, or leave it out.`)
    return 2
  }
  try {
    return await runCommand(command, parsed, out)
  } catch (error) {
    // The signal's own handler ends the process.
    if (isClosing()) return await new Promise<never>(() => {})
    if (error instanceof CannotOpen) out.say(error.message)
    else out.say(faultText(error))
    return 1
  }
}

/** No command was named: help, the version, the commands of a group such as "census", or what is wrong. */
function withoutCommand(words: readonly string[], out: Output): ExitCode {
  const named = words.filter((word) => !word.startsWith('-'))
  const group = commands.filter((command) => named.length > 0 && named.every((word, index) => command.words[index] === word))
  if (words.length === 0 || (asksHelp(words) && (named.length === 0 || group.length > 0))) {
    out.print(overview(group.length > 0 ? group : commands))
    return 0
  }
  if (words[0] === '--version') {
    out.print(programVersion())
    return 0
  }
  if (group.length > 0) out.say(`"${named.join(' ')}" wants another word: ${group.map((command) => command.words.slice(named.length).join(' ')).join(', ')}.`)
  else if (named.length === 0 || words[0]?.startsWith('-')) out.say('The command comes first, its options after it. Run "throughline --help" for the list.')
  else out.say(`There is no command "${named.join(' ')}". Run "throughline --help" for the list.`)
  return 2
}

function asksHelp(words: readonly string[]): boolean {
  return words.includes('--help') || words.includes('-h')
}

/** A fault is ours, so it says that the input was not to blame, and shows where it happened. */
function faultText(error: unknown): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Throughline failed; what it had not finished was not kept. Please report these lines:\n${what}`
}

function runCommand(command: Command, parsed: Parsed, out: Output): Promise<ExitCode> {
  return command.run({
    operands: parsed.operands,
    option: (name) => {
      const value = parsed.values[name]
      return typeof value === 'string' ? value : command.options[name]?.default
    },
    flag: (name) => parsed.values[name] === true,
    print: out.print,
    say: out.say,
    environment: process.env,
    today: londonToday(),
  })
}

function find(words: readonly string[]): Command | undefined {
  return commands
    .filter((command) => command.words.every((word, index) => words[index] === word))
    .sort((a, b) => b.words.length - a.words.length)[0]
}

/** Node's own sentence about an option, without its advice about dashes, which speaks of a program and not of a council. */
function describeWrongUse(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [, ambiguous] = /^Option '(--[^' ]+)[^']*' argument is ambiguous/.exec(error.message) ?? []
  if (ambiguous !== undefined) return `${ambiguous} has no value, or one that begins with a dash.`
  return `${error.message.split(/\.?\n|\. To specify/)[0]}.`
}

function parse(command: Command, rest: readonly string[]): Parsed | { wrong: string } {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, option]) => [name, { type: option.type }]))
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true })
    const missing = Object.entries(command.options).find(([name, option]) => option.required && values[name] === undefined)
    const empty = Object.keys(command.options).find((name) => values[name] === '')
    if (empty !== undefined) return { wrong: `--${empty} is empty: give a value, or leave it out.` }
    if (missing) return { wrong: `--${missing[0]} ${missing[1].value ?? ''} is missing: ${missing[1].about}.` }
    const wanted = command.operands ?? []
    const most = wanted.some((name) => name.includes('...')) ? Infinity : wanted.length
    const least = wanted.filter((name) => !name.startsWith('[')).length
    if (positionals.length < least) return { wrong: `${wanted[positionals.length]} is missing.` }
    if (positionals.length > most) return { wrong: `"${positionals[most]}" is one word too many.` }
    return { values, operands: positionals }
  } catch (error) {
    return { wrong: describeWrongUse(error) }
  }
}

// `throughline ... | head` closes the pipe early: that is no fault of ours, and the work goes on to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const processOutput: Output = {
  print: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
  say: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
}

type Output = { print: (text: string) => void; say: (text: string) => void }
type Parsed = { values: Record<string, unknown>; operands: readonly string[] }
