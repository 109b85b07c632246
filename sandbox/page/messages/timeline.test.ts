import { expect, test } from 'vitest'
import type { InteractionView, SandboxMessage } from '../../contract.ts'
import { makeTimeline } from './timeline.ts'

const message = (id: string, author: string, timestamp: string, more: object = {}): SandboxMessage =>
  ({ id, author: { id: author }, timestamp, type: 0, ...more }) as SandboxMessage

const shape = (messages: SandboxMessage[], commands: InteractionView[] = []) =>
  makeTimeline(messages, commands).map((entry) =>
    entry.kind === 'message' ? `${entry.id}${entry.follows ? '+' : ''}` : entry.kind,
  )

test('one speaker within five minutes stands under one picture', () => {
  const list = [
    message('1', 'a', '2026-11-01T10:00:00Z'),
    message('2', 'a', '2026-11-01T10:04:00Z'),
    message('3', 'b', '2026-11-01T10:04:10Z'),
    message('4', 'b', '2026-11-01T10:20:00Z'),
  ]
  expect(shape(list)).toEqual(['day', '1', '2+', '3', '4'])
})

test('replies, notes for one member and another day begin anew', () => {
  const list = [
    message('1', 'a', '2026-11-01T10:00:00Z'),
    message('2', 'a', '2026-11-01T10:00:10Z', { message_reference: { message_id: '1' } }),
    message('3', 'a', '2026-11-01T10:00:20Z', { ephemeral_for: '7' }),
    message('4', 'a', '2026-11-03T10:00:00Z'),
  ]
  expect(shape(list)).toEqual(['day', '1', '2', '3', 'day', '4'])
})

test('a waiting command stands where it was given', () => {
  const list = [message('10', 'a', '2026-11-01T10:00:00Z'), message('30', 'a', '2026-11-01T10:01:00Z')]
  const waiting = { id: '20', title: '/helpme', state: 'waiting' } as InteractionView
  expect(shape(list, [waiting])).toEqual(['day', '10', 'command', '30+'])
  expect(shape([], [waiting])).toEqual(['command'])
})
