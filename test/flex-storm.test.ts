import { expect, test } from 'vitest'
import { runFlexStorm } from './support/flex-storm.ts'

test('200 messages both ways while a twentieth of all webhooks is dropped, doubled and reordered and a twentieth of all requests refused: each arrives once, in order, on both sides', async () => {
  const result = await runFlexStorm({ members: 5, each: 20, rate: 30, kills: 0, restMs: 25_000 })
  expect(result.wrongs, result.log).toEqual([])
  expect(result.said).toBe(200)
  expect(result.troubles.dropped + result.troubles.refused).toBeGreaterThan(3)
})
