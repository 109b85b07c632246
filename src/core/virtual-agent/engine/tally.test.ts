import { expect, test } from 'vitest'
import { randomOf } from './random.ts'
import { addToTally, newTally, usual } from './tally.ts'

test('a tally counts as a Map does, each text once', () => {
  const random = randomOf(5)
  const tally = newTally()
  const counts = new Map<number, number>()
  for (let text = 1; text <= 300; text++) {
    const hashes = Array.from({ length: 100 }, () => 1 + Math.floor(random() ** 3 * 20_000))
    addToTally(tally, text, hashes)
    for (const hash of new Set(hashes)) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
  const places = usual(tally, 2, 100_000)
  const told = new Map([...places].map((place) => [tally.hashes[place], tally.counts[place]]))
  expect(told).toEqual(new Map([...counts].filter(([, count]) => count >= 2)))
})

test('the most usual come first, and no more than asked for', () => {
  const tally = newTally()
  addToTally(tally, 1, [7, 8, 9])
  addToTally(tally, 2, [8, 9])
  addToTally(tally, 3, [9, 0])
  expect([...usual(tally, 1, 2)].map((place) => tally.hashes[place])).toEqual([9, 8])
})
