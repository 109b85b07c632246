import { expect, test } from 'vitest'
import { type Blow, runLedger } from '../support/ledger.ts'

test('the whole ledger: ten kills of Node, ten of Node with PostgreSQL, five restarts with a refused session', async () => {
  const lost = new Set([3, 6, 11, 14, 19])
  const blows = Array.from({ length: 20 }, (_, n): Blow => {
    const blow = n % 2 === 0 ? 'kill' : 'kill-with-database'
    return lost.has(n) ? `${blow}-and-lose-session` : blow
  })
  expect(blows.filter((blow) => blow.endsWith('lose-session'))).toHaveLength(5)
  const result = await runLedger({ members: 20, askers: 20, rate: 20, blows, betweenMs: 6000, restMs: 120_000 })
  console.log(`ledger: ${result.said} messages said, ${result.handoffs} handoffs, ${result.wrongs.length} wrong`)
  expect(result.wrongs, result.log).toEqual([])
  expect(result.said).toBeGreaterThan(4000)
  expect(result.handoffs).toBeGreaterThan(100)
})
