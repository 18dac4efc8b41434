import { checkPublished } from '../measures/cli-check-published.ts'
import { outlookBackTestCommand } from '../outlook/cli/back-test.ts'
import { outlookChecksumCommand } from '../outlook/cli/checksum.ts'
import { academyScheduleCommand } from '../academy/cli/schedule.ts'
import { academyDueCommand } from './academy-due-command.ts'
import { academyImportCommand } from './academy-import-command.ts'
import { academyOutcomesCommand } from './academy-outcomes-command.ts'
import { auditVerifyCommand } from './audit-command.ts'
import { backupCommand, restoreCommand } from './backup-commands.ts'
import { censusCheckCommand } from './census-check-command.ts'
import { censusExportCommand } from './census-export-command.ts'
import type { Command } from './command.ts'
import { demoGenerateCommand, demoWipeCommand } from './demo-command.ts'
import { importCommand } from './import-command.ts'
import { importUndoCommand } from './import-undo-command.ts'
import { initCommand } from './init-command.ts'
import { measuresCommand } from './measures-command.ts'
import { serveCommand } from './serve-command.ts'
import { survivalCommand } from './survival-command.ts'

/** Every command of the program, in the order of the help. */
export const commands: readonly Command[] = [
  serveCommand,
  initCommand,
  importCommand,
  importUndoCommand,
  measuresCommand,
  checkPublished,
  censusCheckCommand,
  censusExportCommand,
  survivalCommand,
  outlookBackTestCommand,
  outlookChecksumCommand,
  academyDueCommand,
  academyImportCommand,
  academyOutcomesCommand,
  academyScheduleCommand,
  backupCommand,
  restoreCommand,
  auditVerifyCommand,
  demoGenerateCommand,
  demoWipeCommand,
]
