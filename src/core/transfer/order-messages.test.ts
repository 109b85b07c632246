import { expect, test } from 'vitest'
import type { DeskSaid } from '../desk/desk.ts'
import { GAP_MS, orderMessages } from './order-messages.ts'

const now = new Date('2026-11-21T10:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const said = (index: number, at = now): DeskSaid => ({
  ...{ externalId: `IM${index}`, index, key: null, ours: false, author: 'priya', name: 'Priya' },
  ...{ by: 'agent', text: String(index), files: [], at, version: '1' },
})
const taken = (messages: DeskSaid[], known: number[], seen: number) => {
  const { take, skipTo, lookAt } = orderMessages(messages, new Set(known), { seen, now })
  return { take: take.map(({ index }) => index), skipTo, lookAt }
}

test('what comes next is taken, in order, whatever the order of the list', () => {
  expect(taken([said(2), said(0), said(1)], [], -1)).toEqual({ take: [0, 1, 2], skipTo: null, lookAt: null })
})

test('our own stand between theirs', () => {
  expect(taken([said(3), said(5)], [4], 2)).toEqual({ take: [3, 5], skipTo: null, lookAt: null })
})

test('what stands behind a hole waits for it, and the exchange is read again', () => {
  const lookAt = new Date(now.getTime() + GAP_MS)
  expect(taken([said(3), said(5)], [], 2)).toEqual({ take: [3], skipTo: null, lookAt })
})

test('a hole that stays is given up, one that comes after it is waited for anew', () => {
  expect(taken([said(5, ago(GAP_MS)), said(6), said(9, ago(1000))], [], 2)).toEqual({
    take: [5, 6],
    skipTo: 4,
    lookAt: new Date(now.getTime() + GAP_MS - 1000),
  })
})

test('what turns up in a hole that was given up is taken after all', () => {
  expect(taken([said(3), said(7)], [4, 5], 6)).toEqual({ take: [3, 7], skipTo: null, lookAt: null })
})

test('a clock there that is ahead of ours makes nothing wait for longer', () => {
  expect(taken([said(5, ago(-60_000))], [], 2).lookAt).toEqual(new Date(now.getTime() + GAP_MS))
})
