import { parseArgs } from 'node:util'
import { CannotOpen } from '../db/cannot-open.ts'
import { londonToday } from './clock.ts'
import { commandHelp, overview } from './help.ts'
import type { Command, ExitCode } from './command.ts'
import { commands } from './commands.ts'

/** Runs one command line. `arguments_` are the words after the program's name. */
export async function main(arguments_: readonly string[], out: Output = processOutput): Promise<ExitCode> {
  const command = find(arguments_)
  if (!command) {
    if (arguments_.length === 0 || arguments_[0] === '--help' || arguments_[0] === 'help') {
      out.print(overview(commands))
      return 0
    }
    out.say(`There is no command "${arguments_.filter((word) => !word.startsWith('-')).join(' ')}". Run "throughline --help" for the list.`)
    return 2
  }
  const rest = arguments_.slice(command.words.length)
  if (rest.includes('--help')) {
    out.print(commandHelp(command))
    return 0
  }
  const parsed = parse(command, rest)
  if ('wrong' in parsed) {
    out.say(`${parsed.wrong}\nRun "throughline ${command.words.join(' ')} --help".`)
    return 2
  }
  try {
    return await runCommand(command, parsed, out)
  } catch (error) {
    if (error instanceof CannotOpen) {
      out.say(error.message)
      return 1
    }
    throw error
  }
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

function parse(command: Command, rest: readonly string[]): Parsed | { wrong: string } {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, option]) => [name, { type: option.type }]))
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true })
    const missing = Object.entries(command.options).find(([name, option]) => option.required && values[name] === undefined)
    if (missing) return { wrong: `--${missing[0]} ${missing[1].value ?? ''} is missing: ${missing[1].about}.` }
    const wanted = command.operands ?? []
    const most = wanted.some((name) => name.includes('...')) ? Infinity : wanted.length
    const least = wanted.filter((name) => !name.startsWith('[')).length
    if (positionals.length < least) return { wrong: `${wanted[positionals.length]} is missing.` }
    if (positionals.length > most) return { wrong: `"${positionals[most]}" is one word too many.` }
    return { values, operands: positionals }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message.split('. To specify')[0] + '.' : String(error) }
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
