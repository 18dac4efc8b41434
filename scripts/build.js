import { join } from 'node:path'

import { ensureBuilt } from './ensure-built.js'

await ensureBuilt(join(import.meta.dirname, '..'), { always: process.argv.includes('--force') })
