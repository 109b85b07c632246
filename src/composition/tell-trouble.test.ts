import { expect, test } from 'vitest'
import type { DiscordState } from '../connectors/discord/open-discord.ts'
import { openTrouble } from './tell-trouble.ts'

let at = 0
const clock = { now: () => new Date(at) }

test('a problem is told at once, a lost connection when it lasts, and neither once all is well', () => {
  let state: Pick<DiscordState, 'phase' | 'problem' | 'trouble'> | null = null
  const trouble = openTrouble(() => state, clock)
  expect(trouble()).toBeNull()
  state = { phase: 'connecting', problem: null, trouble: null }
  expect(trouble()).toBeNull()
  at += 5000
  expect(trouble()).toBeNull()
  at += 2000
  expect(trouble()).toContain('Discord does not let us in')
  state = { phase: 'connected', problem: null, trouble: null }
  expect(trouble()).toBeNull()
  state = { phase: 'connecting', problem: null, trouble: null }
  at += 60_000
  expect(trouble()).toBeNull()
  state = { phase: 'connected', problem: null, trouble: 'Lumi may not write in #staff.' }
  expect(trouble()).toBe('Lumi may not write in #staff.')
  state = { phase: 'stopped', problem: 'The token was refused.', trouble: null }
  expect(trouble()).toBe('The token was refused. Replies wait here until then.')
})
