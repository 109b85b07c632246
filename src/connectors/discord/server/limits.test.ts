import { expect, test } from 'vitest'
import type { FoundChannel, FoundRule } from './found.ts'
import { type Counts, limitsOf } from './limits.ts'

const channel = (id: number, more: Partial<FoundChannel> = {}): FoundChannel => ({
  ...{ id: String(id), type: 'text', name: `c${id}`, parent: null, position: id, topic: null, slowmode: 0 },
  ...{ overwrites: [], tags: [], requireTag: false },
  ...more,
})
const many = <Thing>(count: number, make: (n: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, n) => make(n))
const rule = (ours: boolean): FoundRule => ({ ours, type: 'words' }) as FoundRule
const counts = (more: Partial<Counts['found']> & Partial<Counts> = {}): Counts => ({
  found: { id: '1', channels: more.channels ?? [], roles: more.roles ?? [], rules: more.rules ?? [] },
  threads: more.threads ?? 0,
  lastMonth: more.lastMonth ?? { channels: 0, roles: 0 },
  crossposts: more.crossposts ?? [],
  timeZone: 'Europe/Berlin',
})
const said = (facts: Counts) => limitsOf(facts).map(({ tone, words }) => `${tone} ${words}`)

test('far from all limits one line says so', () => {
  expect(limitsOf(counts({ channels: many(39, (n) => channel(n, { parent: '7' })) }))).toMatchObject([
    { tone: 'ok', words: expect.stringContaining('39 of 500 channels') },
  ])
})

test('from four fifths on a limit is said with its number and what to do', () => {
  const category = channel(900, { type: 'category', name: 'Community' })
  const inside = (count: number) =>
    counts({ channels: [category, ...many(count, (n) => channel(n, { parent: '900' }))] })
  expect(said(inside(40))).toEqual(['warn 40 of 50 channels in Community.'])
  expect(limitsOf(inside(49))).toMatchObject([
    {
      tone: 'bad',
      words: '49 of 50 channels in Community.',
      used: 49,
      most: 50,
      fix: expect.stringContaining('another category'),
    },
  ])
  expect(said(inside(50))).toEqual(['bad 50 of 50 channels in Community: there is no room.'])
})

test('how long there is room is guessed only where a pace is known', () => {
  const roles = many(230, (n) => ({ id: String(n) })) as Counts['found']['roles']
  expect(said(counts({ roles }))).toEqual(['warn 230 of 250 roles.'])
  expect(said(counts({ roles, lastMonth: { channels: 0, roles: 30 } }))).toEqual([
    "warn 230 of 250 roles. At last month's pace it is full in about 3 weeks.",
  ])
  expect(said(counts({ roles, lastMonth: { channels: 0, roles: 100 } }))).toEqual([
    "warn 230 of 250 roles. At last month's pace it is full in about 6 days.",
  ])
  expect(said(counts({ roles, lastMonth: { channels: 0, roles: 1 } }))).toEqual(['warn 230 of 250 roles.'])
})

test('threads and rules have limits too, whoever made them', () => {
  expect(said(counts({ threads: 970 }))).toEqual(['bad 970 of 1000 active threads.'])
  expect(limitsOf(counts({ rules: [rule(true), rule(true), rule(true), rule(false), rule(false)] }))).toMatchObject([
    { tone: 'warn', words: '5 of 6 AutoMod rules with words of their own.', fix: expect.stringContaining('2 of them') },
  ])
  expect(said(counts({ rules: many(4, () => rule(true)) }))[0]).toMatch(/^ok /)
})

test('an hour in which too much is published is foreseen, in the team’s zone', () => {
  const hour = (count: number) => ({
    ...{ channel: { id: '5', name: 'announcements' }, count },
    from: new Date('2026-11-22T09:00:00Z'),
  })
  const facts = (count: number) => limitsOf(counts({ crossposts: [hour(count)] }))
  expect(facts(7)).toMatchObject([{ tone: 'ok' }])
  expect(facts(8)).toMatchObject([{ tone: 'warn', used: 8, most: 10, fix: null }])
  expect(facts(12)).toMatchObject([
    {
      words: '12 of 10 cross-posts of #announcements within an hour, from 22 Nov 2026, 10:00.',
      fix: expect.stringContaining('another hour'),
    },
  ])
})
