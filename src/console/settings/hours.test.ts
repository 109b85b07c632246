import { expect, test } from 'vitest'
import { faultOfHours } from './hours.ts'

test('whole hours from one to thirty days', () => {
  for (const typed of ['1', '24', ' 72 ', '720']) expect(faultOfHours(typed)).toBeNull()
  for (const typed of ['', '0', '721', '1.5', '-3', '1e2', 'a day']) expect(faultOfHours(typed)).toMatch(/whole hours/)
})
