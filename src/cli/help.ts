import type { Command } from './command.ts'

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => callOf(command).length))
  const lines = commands.map((command) => `  ${callOf(command).padEnd(width)}  ${command.about}`)
  return [
    'Throughline: the workforce system for children\'s social work in English councils.',
    '',
    'throughline COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'Every command explains itself with --help. Exit codes: 0 done, 1 refused or errors in the data, 2 wrong use.',
  ].join('\n')
}

export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => ({
    call: `--${name}${option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : ''}`,
    about: option.about + (option.default === undefined ? '' : ` (default ${option.default})`) + (option.required ? ' (required)' : ''),
  }))
  const width = Math.max(8, ...options.map((option) => option.call.length))
  return [
    `throughline ${callOf(command)}${options.length > 0 ? ' [OPTIONS]' : ''}`,
    '',
    command.about,
    ...(options.length > 0 ? ['', ...options.map((option) => `  ${option.call.padEnd(width)}  ${option.about}`)] : []),
  ].join('\n')
}

function callOf(command: Command): string {
  return [...command.words, ...(command.operands ?? [])].join(' ')
}
