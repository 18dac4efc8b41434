// Reads and checks one return as the built product does, and says how many workers and findings it has.
import { checkFile } from '../../dist/src/census/check-file.js'

const checked = await checkFile({ path: process.argv[2] ?? '' })
if ('mend' in checked) throw new Error(checked.message)
process.stdout.write(JSON.stringify({ workers: checked.read.workers, errors: checked.errors, queries: checked.queries }))
