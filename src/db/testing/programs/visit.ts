import { closeOnSignal } from '../../close-on-signal.ts'
import { openDatabase } from '../../open.ts'

// Opens a data folder, says what it found, and stays until it is told to leave.
const open = await openDatabase({ dataDir: process.argv[2] })
closeOnSignal(open.close)
const { rows } = await open.runtime.query<{ role: string }>('SELECT current_user::text AS role')
process.stdout.write(`${JSON.stringify({ attached: open.attached, role: rows[0]?.role })}\n`)
await new Promise((resolve) => process.stdin.once('data', resolve))
await open.close()
process.exit(0)
