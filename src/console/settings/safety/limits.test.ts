import { expect, test } from 'vitest'
import { safety } from '../../../protocol/settings.ts'
import { faultOfLimit, faultOfLines, LIMITS, linesOf, safetyOf, typedOf } from './limits.ts'

const STORED = {
  ...{
    tellOnJoin: true,
    lookalikes: false,
    filterDirect: true,
    scamWords: ['free gems'],
    allowedHosts: ['youtube.com'],
  },
  ...{ minimumAccountDays: 0, conversationsADay: 10, reportsAnHour: 5, messagesAMinute: 30 },
}

test('what is stored comes back out of the fields as it was', () => {
  expect(safetyOf(typedOf(STORED))).toEqual(STORED)
})

test('the limits that the fields take are those of the settings', () => {
  for (const { of, least, most } of LIMITS) {
    for (const fits of [least, most]) {
      expect(faultOfLimit(of, String(fits))).toBeNull()
      expect(safety.shape[of].safeParse(fits).success).toBe(true)
    }
    for (const odd of [least - 1, most + 1]) {
      expect(faultOfLimit(of, String(odd))).toBe(`Write a whole number, from ${least} to ${most}.`)
      expect(safety.shape[of].safeParse(odd).success).toBe(false)
    }
  }
})

test('one thing a line, without what is empty or there twice', () => {
  expect(linesOf(' free gems \n\nsteam gift\nfree gems')).toEqual(['free gems', 'steam gift'])
})

test('lines that cannot be stored are named', () => {
  expect(faultOfLines('scamWords', 'x')).toContain('“x”')
  expect(faultOfLines('scamWords', Array.from({ length: 301 }, (_, at) => `word ${at}`).join('\n'))).toContain(
    'At most 300',
  )
  expect(faultOfLines('allowedHosts', 'https://youtube.com/watch')).toContain('is no host')
  expect(faultOfLines('allowedHosts', 'youtube.com\nlumentrails.example')).toBeNull()
})
