import { expect, test } from 'vitest'
import { newId, shortId } from '../../../kernel/ids.ts'
import {
  CASE_ACTS,
  caseId,
  formId,
  MANAGE_ACTS,
  MESSAGE_ACTS,
  manageId,
  parseCaseComponent,
  sameId,
  targetId,
} from './case-id.ts'

const CASE = newId()
const REPORT = newId()
const LONGEST = '18446744073709551615'

test('what we give is read as it was meant', () => {
  for (const act of CASE_ACTS) expect(parseCaseComponent(caseId(act, CASE))).toEqual({ on: 'case', act, case: CASE })
  for (const act of MANAGE_ACTS)
    expect(parseCaseComponent(manageId(act, CASE))).toEqual({ on: 'manage', act, case: CASE })
  expect(parseCaseComponent(sameId(REPORT, CASE))).toEqual({ on: 'same', report: REPORT, case: CASE })
  expect(parseCaseComponent(formId('feedback'))).toEqual({ on: 'form', type: 'feedback', severity: null })
  expect(parseCaseComponent(formId('bug', 'data_loss'))).toEqual({ on: 'form', type: 'bug', severity: 'data_loss' })
  for (const act of MESSAGE_ACTS) {
    const target = { act, channel: LONGEST, message: LONGEST, author: LONGEST }
    expect(targetId(target).length).toBeLessThanOrEqual(100)
    expect(parseCaseComponent(targetId(target))).toEqual({ on: 'message', ...target })
    const nobody = { ...target, author: null }
    expect(parseCaseComponent(targetId(nobody))).toEqual({ on: 'message', ...nobody })
  }
})

test('what we never gave is nothing', () => {
  const short = shortId(CASE)
  const forged = [
    ...['', 'c', 'c:', 'x:y', 'c:me_too', `c:me_too:${short}:`, `c:me_too:${short}:${short}`, `c:same:${short}`],
    ...[`c:steal:${short}`, 'c:me_too:short', `c:me_too:${short.slice(0, 21)}!`, `c:constructor:${short}`],
    ...[`c:same:${short}:x`, `c:same:${short}:${short}:${short}`, `m:confirm`, `m:hasOwnProperty:${short}`],
    ...[`m:confirm:${short}:1`, 'f:', 'f:bugs', 'f:bug:', 'f:bug:worst', 'f:feature:minor', 'f:bug:minor:1'],
    ...[
      'r:bug',
      'r:bug:1:2',
      'r:bug:1:2:3:4',
      'r:bug:a:2:3',
      'r:bug:1:2:-3',
      `r:bug:1:2:${'9'.repeat(21)}`,
      'r:ban:1:2:3',
    ],
    ...['constructor:x', '__proto__:x', 'toString'],
  ]
  for (const id of forged) expect(parseCaseComponent(id), id).toBeNull()
})
