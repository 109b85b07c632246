import { expect, test } from 'vitest'
import type { ProvisionPlan, ProvisionStep, TwilioCheck } from '../../../protocol/twilio.ts'
import { applyVerb, checkSummary, keptWords, stepVerb } from './words.ts'

const line = (state: TwilioCheck['state']): TwilioCheck => ({ what: 'flex', state, words: 'Flex answers.', url: null })

test('a live check says how many lines need a hand', () => {
  expect(checkSummary([line('ok'), line('ok')])).toBe('All of it works.')
  expect(checkSummary([line('ok'), line('warning')])).toBe('It works. 1 thing to look at.')
  expect(checkSummary([line('fault'), line('fault'), line('unknown')])).toBe('2 things to mend, 1 more to look at.')
  expect(checkSummary([line('fault')])).toBe('1 thing to mend.')
})

test('the button that applies a plan says how much it makes and changes', () => {
  const step = (action: ProvisionStep['action']): ProvisionStep => ({
    what: 'flow',
    action,
    name: 'Guildesk',
    sid: null,
    changes: [],
    note: null,
  })
  const plan = (...actions: ProvisionStep['action'][]): ProvisionPlan => ({
    steps: actions.map(step),
    empty: false,
  })
  expect(applyVerb(plan('create', 'create', 'keep', 'change'))).toBe('Create 2, change 1')
  expect(applyVerb(plan('change'))).toBe('Change 1')
})

test('what was done is said as done', () => {
  expect([stepVerb('create', false), stepVerb('create', true), stepVerb('change', true)]).toEqual([
    'Create',
    'Created',
    'Changed',
  ])
  expect(keptWords(1, false)).toBe('One stays as it is.')
  expect(keptWords(5, true)).toBe('5 others stayed as they were.')
})
