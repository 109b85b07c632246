import { expect, test } from 'vitest'
import { runFlexStorm } from '../support/flex-storm.ts'

test('1,000 messages both ways over twenty conversations under a twentieth of everything lost, doubled, reordered and refused: each arrives once, in order, on both sides, within a minute of the last fault', async () => {
  const result = await runFlexStorm({ members: 20, each: 25, rate: 30, kills: 0, restMs: 60_000 })
  console.log(`storm: ${result.said} said, right after ${result.restedMs} ms`, result.troubles)
  expect(result.wrongs, result.log).toEqual([])
  expect(result.said).toBe(1000)
  expect(result.troubles.dropped).toBeGreaterThan(10)
  expect(result.troubles.refused).toBeGreaterThan(25)
})

test('the same with three kills of the product', async () => {
  const result = await runFlexStorm({ members: 20, each: 25, rate: 30, kills: 3, restMs: 60_000 })
  console.log(`storm with kills: ${result.said} said, right after ${result.restedMs} ms`, result.troubles)
  expect(result.wrongs, result.log).toEqual([])
  expect(result.said).toBe(1000)
})
