import { expect, test } from 'vitest'
import { nextLook, nextStep } from './next-step.ts'
import type { Session } from './session.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000)

const session = (more: Partial<Session> = {}): Session => ({
  id: 's',
  conversation: 'c',
  desk: 'flex',
  purpose: 'desk',
  state: 'open',
  handle: { conversation: 'CH1' },
  externalId: 'CH1',
  agents: {},
  seenIndex: 3,
  lookAt: at(10),
  lookedAt: null,
  saidAt: NOW,
  callBy: null,
  calledAt: at(-60),
  emptySince: null,
  trouble: null,
  attempts: 0,
  openedAt: at(-60),
  joinedAt: null,
  endedBy: null,
  ...more,
})

const NEW = { past: false }
const PAST = { past: true }

test.each([
  ['a place there is made before anything is told', session({ state: 'opening', calledAt: null }), PAST, 'open'],
  ['an agent is asked for after the history', session({ calledAt: null }), PAST, 'relay'],
  ['and before what is said since', session({ calledAt: null }), NEW, 'call'],
  ['who is followed only is sent to nobody', session({ calledAt: null, purpose: 'router' }), NEW, 'relay'],
  ['what may have been missed is read first', session({ lookAt: at(-1) }), NEW, 'look'],
  ['a reading that was broken off is made again', session({ lookAt: null, lookedAt: at(-11) }), null, 'look'],
  ['who ends says the last word first', session({ state: 'ending' }), NEW, 'relay'],
  ['and then ends', session({ state: 'ending', lookAt: null }), null, 'end'],
  ['unless that has to wait', session({ state: 'ending' }), null, 'rest'],
  [
    'where nothing was told there is no last word',
    session({ state: 'ending', lookAt: null, seenIndex: -1 }),
    NEW,
    'end',
  ],
] as const)('%s', (_, held, head, kind) => {
  expect(nextStep(held, head, NOW)).toMatchObject({ kind })
})

test('the other side is waited for until its time is over', () => {
  const waits = session({ calledAt: null, callBy: at(5) })
  expect(nextStep(waits, NEW, NOW)).toEqual({ kind: 'relay' })
  expect(nextStep(waits, null, NOW)).toEqual({ kind: 'rest', until: at(5) })
  expect(nextStep(waits, null, at(5))).toEqual({ kind: 'call' })
})

test('it rests until it is read next, and hints that come in a crowd are answered by one reading', () => {
  expect(nextStep(session(), null, NOW)).toEqual({ kind: 'rest', until: at(10) })
  const hinted = session({ lookAt: NOW, lookedAt: at(-0.1) })
  expect(nextStep(hinted, null, NOW)).toEqual({ kind: 'rest', until: at(0.2) })
})

test('what is spoken in is read every ten seconds, what is silent every minute, what is only followed hardly', () => {
  expect(nextLook(session(), NOW)).toEqual(at(10))
  expect(nextLook(session({ saidAt: at(-121) }), NOW)).toEqual(at(60))
  expect(nextLook(session({ saidAt: at(-121), purpose: 'router' }), NOW)).toEqual(at(600))
})
