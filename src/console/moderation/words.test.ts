import { expect, test } from 'vitest'
import type { ModerationActView } from '../../protocol/moderation.ts'
import {
  actWords,
  ageOfAccount,
  causeOf,
  durationWords,
  failedWords,
  likenessWords,
  overtakenWords,
  runningTimeOut,
} from './words.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const act = (part: Partial<ModerationActView>): ModerationActView => ({
  ...{ id: 'a', kind: 'note', by: { id: 'ana', publicName: 'Ana', picture: null }, minutes: null, text: '' },
  ...{ state: 'done', words: null, told: false, at: '2026-11-21T11:30:00Z' },
  ...part,
})

test('how long a time-out lasts is said in the largest unit that fits', () => {
  expect([1, 10, 60, 90, 1440, 10_080, 40_320].map(durationWords)).toEqual([
    ...['1 minute', '10 minutes', '1 hour', '90 minutes', '1 day', '1 week', '4 weeks'],
  ])
})

test('the age of an account is said as people say it', () => {
  const old = (days: number) => ageOfAccount(new Date(NOW - days * 86_400_000).toISOString(), NOW)
  expect([0.5, 1, 59, 61, 400, 1100].map(old)).toEqual([
    ...['made today', '1 day old', '59 days old', '2 months old', '13 months old', '3 years old'],
  ])
})

test('an act is told as a sentence about who did it, done or not', () => {
  expect(actWords(act({ kind: 'time_out', minutes: 60 }), 'Kofi')).toBe('timed Kofi out for 1 hour')
  expect(failedWords('ban', 'Kofi')).toBe('could not ban Kofi')
})

test('a lookalike is described by whom they look like and by what', () => {
  const staff = { address: '1', name: 'Ana' }
  expect(likenessWords({ staff, signs: ['picture', 'name'] }, ['Moderator'])).toBe(
    'Looks like Ana (Moderator): the same picture, the name reads alike',
  )
  expect(likenessWords({ staff }, [])).toBe('Looks like Ana')
})

test('a time-out runs until its end, or until somebody ends it', () => {
  const running = act({ kind: 'time_out', minutes: 60 })
  expect(runningTimeOut([running], NOW)).toBe(running)
  expect(runningTimeOut([act({ kind: 'time_out', minutes: 10 })], NOW)).toBeNull()
  expect(runningTimeOut([act({ kind: 'time_out', minutes: 60, state: 'failed' })], NOW)).toBeNull()
  expect(runningTimeOut([running, act({ kind: 'end_time_out', state: 'queued' })], NOW)).toBeNull()
})

test('who was faster is named, and a note or an answer of Discord overtakes nobody', () => {
  const subject = { name: 'Kofi' } as never
  const seen = { acts: [act({ id: 'a' })] }
  const dismissed = act({ id: 'b', kind: 'dismiss' })
  expect(overtakenWords(seen, { subject, acts: [...seen.acts, dismissed] })).toBe(
    'Ana was faster: dismissed it. Look at it again, then act.',
  )
  expect(overtakenWords(seen, { subject, acts: [...seen.acts, act({ id: 'c' })] })).toBeNull()
  expect(overtakenWords(seen, { subject, acts: seen.acts })).toBeNull()
})

test('the link that gives a right is taken out of the words that ask for it', () => {
  expect(causeOf('Give it "Ban Members". https://discord.com/x?y=1')).toEqual({
    words: 'Give it "Ban Members".',
    invite: 'https://discord.com/x?y=1',
  })
  expect(causeOf('They own the server.')).toEqual({ words: 'They own the server.', invite: null })
})
