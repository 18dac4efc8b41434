import { importCommand } from './import-command.ts'
import { initCommand } from './init-command.ts'
import { measuresCommand } from './measures-command.ts'
import { serveCommand } from './serve-command.ts'
import { undoCommand } from './undo-command.ts'
import type { Command } from './command.ts'

/** Every command of the program, in the order of the help. */
export const commands: readonly Command[] = [serveCommand, initCommand, importCommand, undoCommand, measuresCommand]
