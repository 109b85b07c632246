import { expect, test } from 'vitest'
import type { InboundChange, Received } from '../../../core/conversation/inbound.ts'
import { openLog } from '../../../kernel/log.ts'
import { type Entry, Intake } from './intake.ts'
import { Track } from './track.ts'

const RECEIVED: Received = { conversation: null, outcome: 'applied', greeting: null }
const deletion = (id: string): InboundChange => ({ change: 'deletion', externalIds: [id], deletedAt: new Date(0) })
const idOf = (change: InboundChange) => (change.change === 'deletion' ? (change.externalIds[0] ?? '') : '')

/** An intake whose core is this function. */
function intake(receive: (ids: string[]) => void | Promise<void>) {
  const story: string[] = []
  const track = new Track(0)
  let sequence = 0
  const it = new Intake({
    log: openLog('silent'),
    receive: async (changes, alongside) => {
      await receive(changes.map(idOf))
      await alongside(undefined as never)
      return changes.map(() => RECEIVED)
    },
    alongside: async () => () => undefined,
    onFull: () => story.push('full'),
    onRoom: () => story.push('room'),
    onDeposed: () => story.push('deposed'),
  })
  const add = (id: string, placeId: string | null = null) => {
    sequence += 1
    track.accept(sequence)
    track.keep(sequence)
    const entry: Entry = {
      change: deletion(id),
      note: null,
      placeId,
      origin: { track, sequence },
      after: () => story.push(id),
    }
    it.add(entry)
  }
  return { it, add, story, track }
}

const soon = async (look: () => boolean) => {
  for (let n = 0; n < 500 && !look(); n += 1) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(look()).toBe(true)
}

test('one batch at a time, of at most fifty, in order', async () => {
  const batches: number[] = []
  let inFlight = 0
  const { add, story } = intake(async (ids) => {
    inFlight += 1
    expect(inFlight).toBe(1)
    batches.push(ids.length)
    await new Promise((resolve) => setTimeout(resolve, 3))
    inFlight -= 1
  })
  for (let n = 0; n < 120; n += 1) add(String(n))
  await soon(() => story.length === 120)
  expect(story).toEqual(Array.from({ length: 120 }, (_, n) => String(n)))
  expect(batches).toEqual([50, 50, 20])
})

test('a held place waits while others go on, and keeps its order', async () => {
  const { it, add, story, track } = intake(() => undefined)
  it.hold('all')
  add('a1', 'a')
  add('b1', 'b')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(story).toEqual([])
  it.hold(new Set(['a']))
  add('a2', 'a')
  await soon(() => story.length === 1)
  expect(story).toEqual(['b1'])
  expect(track.reach()).toBe(0)
  it.release('a')
  await soon(() => story.length === 3)
  expect(story).toEqual(['b1', 'a1', 'a2'])
  expect(track.reach()).toBe(3)
})

test('a change that can never be stored is left out alone, and nothing waits behind it', async () => {
  const { add, story, track } = intake((ids) => {
    if (ids.includes('bad')) throw Object.assign(new Error('invalid byte sequence'), { code: '22021' })
  })
  for (const id of ['one', 'bad', 'two']) add(id)
  await soon(() => story.length === 2)
  expect(story).toEqual(['one', 'two'])
  await soon(() => track.reach() === 3)
})

test('when far too much waits the gateway is told to stop, and told when there is room', async () => {
  const gate = Promise.withResolvers<void>()
  const { add, story } = intake(() => gate.promise)
  for (let n = 0; n < 5100; n += 1) add(String(n))
  expect(story).toEqual(['full'])
  gate.resolve()
  await soon(() => story.includes('room'))
})
