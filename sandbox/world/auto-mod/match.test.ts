import { expect, it } from 'vitest'
import type { AutoModRule } from '../model.ts'
import { catchWords, compilePattern } from './match.ts'

const rule = (trigger_metadata: AutoModRule['trigger_metadata']): AutoModRule => ({
  ...{ id: '1', name: 'x', creator_id: '1', event_type: 1, trigger_type: 1, actions: [], enabled: true },
  ...{ exempt_roles: [], exempt_channels: [], trigger_metadata },
})

// The table of resources/auto-moderation, "Keyword Matching Strategies", and what must not match by it.
it.each([
  ['cat*', 'catch Catapult CAttLE', 'copycat'],
  ['tra*', 'a train', 'extra'],
  ['the mat*', 'see the matrix', 'breathe mat'],
  ['*cat', 'wildcat', 'catch'],
  ['*the mat', 'breathe mat', 'the matrix'],
  ['*cat*', 'location', 'dog'],
  ['*the mat*', 'breathe matter', 'them at'],
  ['cat', 'a CAT sat', 'catch'],
  ['the mat', 'on the mat today', 'the mats'],
])('%s catches "%s" and not "%s"', (keyword, caught, free) => {
  expect(catchWords(rule({ keyword_filter: [keyword] }), caught)?.keyword).toBe(keyword)
  expect(catchWords(rule({ keyword_filter: [keyword] }), free)).toBeUndefined()
})

it('passes over what is allowed, and still finds the rest', () => {
  const wanted = rule({ keyword_filter: ['*cat*'], allow_list: ['cathedral'] })
  expect(catchWords(wanted, 'the cathedral')).toBeUndefined()
  expect(catchWords(wanted, 'a cat in the cathedral')?.content).toBe('cat')
})

it('takes patterns as Rust has them', () => {
  expect(catchWords(rule({ regex_patterns: ['(?i)dis+c[o0]rd-gift'] }), 'DISSC0RD-gift')?.content).toBe('DISSC0RD-gift')
  expect(compilePattern('(?P<host>[a-z]+)\\.ru')?.test('evil.ru')).toBe(true)
  for (const none of ['(?=a)', '(?<!a)b', '(a)\\1', '(']) expect(compilePattern(none)).toBeUndefined()
})
