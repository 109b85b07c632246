import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { claimLanes } from '../../kernel/lanes/claim.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { TURN_ROUTE } from '../conversation/wake-turns.ts'
import { lexicalEngine } from '../virtual-agent/lexical-engine.ts'
import { openTurnWorker } from './turn-worker.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

test('a turn that waits for an endpoint stays in hand for longer than its lease', async () => {
  const { kernel, workspace, clock, database } = core
  const asked = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  const engine: typeof lexicalEngine = {
    async propose(reader, question) {
      asked.resolve()
      await answered.promise
      return lexicalEngine.propose(reader, question)
    },
  }
  const worker = openTurnWorker({ kernel, workspace, engine })
  worker.start()
  await receiveChanges(kernel, { workspace, channel: 'discord' }, [directMessage('mei', 'how do i restore it')])
  await asked.promise
  clock.advance(5000)
  const until = new Date(clock.now().getTime() + 6000)
  const lease = async () =>
    (await database.pool.query(`select lease_until from lane where route = '${TURN_ROUTE}'`)).rows
  await vi.waitFor(async () => expect(await lease()).toEqual([{ lease_until: until }]), {
    timeout: 6000,
    interval: 200,
  })
  clock.advance(4000)
  const claim = { workspace, route: TURN_ROUTE, owner: core.agent, now: clock.now(), leaseMs: 1000, limit: 10 }
  expect(await claimLanes(kernel.db, claim)).toEqual([])
  answered.resolve()
  await worker.stop()
  expect(await lease()).toEqual([{ lease_until: null }])
})
