import { describe, expect, it } from 'vitest'
import { publicName } from './agents.ts'
import { faultOfPublicName } from './public-name.ts'

describe('a public name', () => {
  it.each(['Ana', '  Ana  ', 'Jean-Luc (nights)', "O'Neil & Co.", 'ليلى', '雪', 'Zoë', 'x'.repeat(32)])(
    'may be %j',
    (name) => {
      expect(faultOfPublicName(name)).toBeNull()
      expect(publicName.safeParse(name).success).toBe(true)
    },
  )

  it.each([
    ['', /need a name/],
    ['   ', /need a name/],
    ['x'.repeat(33), /at most 32/],
    ['-Ana', /Begin with/],
    ['**Ana**', /Begin with/],
    ['Ana*', /only/],
    ['Ana @everyone', /only/],
    ['Ana\nB', /only/],
    ['A\u202ena', /only/],
    ['Z\u0300\u0301\u0302', /fewer marks/],
  ])('is not %j, at both ends alike', (name, why) => {
    expect(faultOfPublicName(name)).toMatch(why)
    expect(publicName.safeParse(name).success).toBe(false)
  })
})
