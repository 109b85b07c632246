import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { DeskRound } from '../../../test/support/desk-round.ts'
import type { Desk, DeskOutcome } from './desk.ts'

let core: TestCore
let round: DeskRound
beforeAll(async () => {
  core = await openTestCore()
  round = await DeskRound.open(core)
})
afterAll(async () => {
  await round.worker.stop()
  await core.close()
})
beforeEach(() => {
  round.desk.fault = () => null
  round.desk.calls.length = 0
})

/** A process that is killed in the middle of a call: it never hears of the answer, and its lease runs out. Answers what brings up the next. */
function killAt(call: keyof Desk, when: 'before' | 'after', nth: number): () => Promise<void> {
  let count = 0
  const killed = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<DeskOutcome<never>>()
  const dead = round.worker
  round.desk.fault = (name) => {
    if (name !== call || count++ !== nth) return null
    killed.resolve()
    return { when, outcome: answer.promise }
  }
  return async () => {
    await Promise.race([killed.promise, wait(5000).then(() => Promise.reject(new Error('it was never killed')))])
    round.desk.fault = () => null
    core.clock.advance(31_000)
    round.worker = round.openWorker()
    await round.worker.start()
    await round.pass(6000)
    // Whatever the dead one would still do is undone by the fence.
    answer.resolve({ result: 'unknown', detail: 'killed' })
    await dead.stop()
    await round.pass(6000)
  }
}

const STEPS = [
  ['open', 0],
  ['open', 1],
  ['open', 2],
  ['perform', 0],
  ['perform', 2],
  ['call', 0],
  ['look', 0],
] as const

const KILLS = STEPS.flatMap(([call, nth]) => [
  { call, nth, when: 'before' as const },
  { call, nth, when: 'after' as const },
])

test.each(KILLS)('killed $when $call $nth was done, all of it is there once', async ({ call, nth, when }) => {
  const revive = killAt(call, when, nth)
  const { member, conversation } = await round.handedOff('first words')
  await round.say(directMessage(member, 'second words'))
  if (call === 'look') core.clock.advance(11_000)
  await revive()
  await round.say(directMessage(member, 'third words'))
  await round.rest()
  expect(round.desk.of(conversation)).toHaveLength(1)
  const words = round.exchange(conversation).messages.filter(({ author }) => author === 'contact')
  expect(words.map(({ text }) => text)).toEqual(['first words', 'agent please', 'second words', 'third words'])
  expect(round.exchange(conversation).called).toBeGreaterThan(0)
})
