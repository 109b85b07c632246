import { expect, test } from 'vitest'
import type { SourceView } from '../../../protocol/announcements.ts'
import { insertField, sourceFacts, wordsOf } from './source-words.ts'

const NOW = new Date(2026, 10, 22, 9, 0).getTime()
const at = (minute: number) => new Date(2026, 10, 22, 9, minute).toISOString()

const source = (part: Partial<SourceView>) =>
  ({
    place: { guild: '1', id: '2', name: 'announcements' },
    approval: true,
    kind: 'feed',
    active: true,
    lookedAt: null,
    nextAt: null,
    seen: 0,
    announced: 0,
    ...part,
  }) as SourceView

test('words with commas or lines between them, each once', () => {
  expect(wordsOf(' patch, Release ,patch,\nRELEASE, ')).toEqual(['patch', 'Release'])
  expect(wordsOf('  ')).toEqual([])
})

test('a source says where it goes, what is done, when it was looked at and what came', () => {
  expect(sourceFacts(source({}), NOW)).toEqual([
    'to #announcements',
    'waits for approval',
    'not looked at yet',
    'nothing brought yet',
  ])
  expect(
    sourceFacts(source({ approval: false, lookedAt: at(-4), nextAt: at(6), seen: 1200, announced: 3 }), NOW),
  ).toEqual([
    'to #announcements',
    'posted by itself',
    'looked at today 08:56',
    'again at 09:06',
    '1,200 brought, 3 announced',
  ])
})

test('one that is paused is not looked at again, and a webhook never is', () => {
  expect(sourceFacts(source({ active: false, nextAt: at(6) }), NOW).join()).not.toContain('again')
  expect(sourceFacts(source({ kind: 'webhook' }), NOW).join()).not.toContain('looked')
})

test('a field stands where the caret was', () => {
  expect(insertField('New: !', 'title', 5, 5)).toEqual({ text: 'New: {title}!', caret: 12 })
  expect(insertField('all of it', 'link', 0, 9)).toEqual({ text: '{link}', caret: 6 })
})
