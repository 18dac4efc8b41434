import { checkFile, measuresOf, type CheckedFile } from '../census/check-file.ts'
import { checkReturnFile } from '../census/cli.ts'
import type { ExitCode } from './command.ts'
