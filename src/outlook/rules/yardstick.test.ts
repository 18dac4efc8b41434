import { expect, test } from 'vitest'
import { yardstickChecksum } from './yardstick.ts'

// printed by bench/programs/yardstick.cpp, written from docs/rules/outlook.md and not from our source
test.each([
  [77, 5, 598_259],
  [4_294_967_290, 20, 2_374_593],
])('the yardstick from seed %i on is what the program in C++ prints', (firstSeed, replicates, checksum) => {
  expect(yardstickChecksum(firstSeed, replicates)).toBe(checksum)
})

test('the 10,000 replicates from seed 1 on add up to the number of the description', () => {
  expect(yardstickChecksum(1, 10_000)).toBe(1_193_572_204)
})

test('replicates are apart from each other: any parts add up to the whole', () => {
  expect(yardstickChecksum(1, 30) + yardstickChecksum(31, 70)).toBe(yardstickChecksum(1, 100))
})
