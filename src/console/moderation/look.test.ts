import { expect, test } from 'vitest'
import { readModerationSearch } from './look.ts'

test('an address names a view and a kind, and whatever else it says is left out', () => {
  expect(readModerationSearch({ show: 'raised', kind: 'scam' })).toEqual({ show: 'raised', kind: 'scam' })
  expect(readModerationSearch({ show: 'open', kind: 'gossip', page: 3 })).toEqual({ show: undefined, kind: undefined })
})
