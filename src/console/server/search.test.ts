import { expect, test } from 'vitest'
import { readServerSearch } from './search.ts'

const GUILD = '1'.repeat(18)

test('an address names a server, a part, and whether its plan is looked at', () => {
  expect(readServerSearch({ guild: GUILD, part: 'drift', plan: true })).toEqual({
    guild: GUILD,
    part: 'drift',
    plan: true,
  })
})

test('what is none of that is left out; the file is what is shown by itself', () => {
  // A number of this length has lost its last digits when it was read.
  expect(readServerSearch({ guild: Number(GUILD), part: 'file', plan: 'yes' })).toEqual({
    guild: undefined,
    part: undefined,
    plan: undefined,
  })
})
