import { expect, test } from 'vitest'
import { madeAtOf, youngUntil } from './account-age.ts'

test('the id of an account tells when it was made', () => {
  // The example of Discord's reference, "Snowflake ID Format".
  expect(madeAtOf('175928847299117063')?.toISOString()).toBe('2016-04-30T11:18:25.796Z')
  expect(madeAtOf('kofi')).toBeNull()
})

test('an account is young until its days are over; where no days are asked, or its age is not known, it never is', () => {
  const now = new Date('2016-05-02T00:00:00Z')
  expect(youngUntil('175928847299117063', 7, now)?.toISOString()).toBe('2016-05-07T11:18:25.796Z')
  expect(youngUntil('175928847299117063', 1, now)).toBeNull()
  expect(youngUntil('175928847299117063', 0, now)).toBeNull()
  expect(youngUntil('kofi', 7, now)).toBeNull()
})
