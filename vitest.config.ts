import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const

// Vitest leaves one core free, so that on two cores one file ran after another, and half of each waited for PostgreSQL or the disk.
// More than eight would ask the test database for more connections than it has.
const maxWorkers = Math.min(8, Math.max(2, availableParallelism()))

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        ...jsx,
        test: { name: 'unit', include: ['{src,scripts,demo,bench}/**/*.test.{ts,tsx}'], exclude: ['**/*.db.test.ts', '**/*.process.test.ts'], testTimeout: 60_000 },
      },
      {
        ...jsx,
        test: { name: 'db', include: ['src/**/*.db.test.ts'], globalSetup: ['src/db/testing/global-setup.ts'], testTimeout: 180_000, hookTimeout: 120_000 },
      },
      {
        ...jsx,
        test: { name: 'process', include: ['{src,scripts}/**/*.process.test.ts'], testTimeout: 300_000, hookTimeout: 300_000, fileParallelism: false },
      },
      {
        ...jsx,
        test: { name: 'e2e', include: ['e2e/**/*.spec.ts'], globalSetup: ['e2e/testing/global-setup.ts'], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false, maxConcurrency: 2 },
      },
    ],
  },
})
