import { expect, test } from 'vitest'
import { differences, runLedger } from './support/ledger.ts'

test('the short ledger: 20 messages a second both ways, four kills, one lost session: each arrives once, in order, with the virtual agent and handoffs among them', async () => {
  const result = await runLedger({
    members: 10,
    askers: 6,
    rate: 20,
    blows: ['kill', 'kill-with-database', 'kill-and-lose-session', 'kill'],
    betweenMs: 2500,
    restMs: 30_000,
  })
  expect(result.wrongs, result.log).toEqual([])
  expect(result.said).toBeGreaterThan(200)
  expect(result.handoffs).toBeGreaterThan(6)
})

test('the comparison itself sees what is lost, doubled and out of order', () => {
  expect(differences('x', ['1', '2'], ['1'])).toEqual(['x: lost 2'])
  expect(differences('x', ['1', '2'], ['1', '2', '2'])).toEqual(['x: twice 2'])
  expect(differences('x', ['1', '2'], ['2', '1'])).toEqual(['x: out of order from 1'])
  expect(differences('x', ['1', '2'], ['1', '2'])).toEqual([])
})
