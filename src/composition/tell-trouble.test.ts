import { expect, test } from 'vitest'
import { openTrouble } from './tell-trouble.ts'

let at = 0
const clock = { now: () => new Date(at) }

test('a problem is told at once, a lost connection when it lasts, and neither once all is well', () => {
  let state: { phase: 'connected' | 'connecting' | 'stopped'; problem: string | null } | null = null
  const trouble = openTrouble(() => state, clock)
  expect(trouble()).toBeNull()
  state = { phase: 'connecting', problem: null }
  expect(trouble()).toBeNull()
  at += 5000
  expect(trouble()).toBeNull()
  at += 2000
  expect(trouble()).toContain('Discord does not let us in')
  state = { phase: 'connected', problem: null }
  expect(trouble()).toBeNull()
  state = { phase: 'connecting', problem: null }
  at += 60_000
  expect(trouble()).toBeNull()
  state = { phase: 'stopped', problem: 'The token was refused.' }
  expect(trouble()).toBe('The token was refused. Replies wait here until then.')
})
