import { expect, test } from 'vitest'
import { flexWords, isInFlex, stayWords } from './in-flex.ts'

test('a conversation is in Flex from its handoff until it is over, and no longer', () => {
  const at = (status: 'automated' | 'queued' | 'assigned' | 'resolved') => isInFlex({ desk: 'flex', status })
  expect([at('automated'), at('queued'), at('assigned'), at('resolved')]).toEqual([false, true, true, false])
  expect(isInFlex({ desk: 'console', status: 'assigned' })).toBe(false)
})

test('who has it there is named', () => {
  expect(flexWords({ status: 'queued', deskAgent: null })).toBe('Waits in Flex')
  expect(flexWords({ status: 'assigned', deskAgent: 'Priya Kumar' })).toBe('Priya Kumar in Flex')
  expect(flexWords({ status: 'assigned', deskAgent: null })).toBe('An agent in Flex')
})

test('a stay says where it stands, and by whom it was ended', () => {
  const stay = { purpose: 'desk', state: 'open', agents: [] as string[], joinedAt: null, endedBy: null } as const
  const joinedAt = '2026-03-10T09:00:00.000Z'
  expect(stayWords({ ...stay, state: 'opening' })).toBe('Being made there')
  expect(stayWords(stay)).toBe('Waits for an agent')
  expect(stayWords({ ...stay, purpose: 'router' })).toBe('Studio decides, no agent is asked')
  expect(stayWords({ ...stay, agents: ['Priya', 'Ben'], joinedAt })).toBe('With Priya and Ben')
  expect(stayWords({ ...stay, joinedAt })).toBe('Between two agents')
  expect(stayWords({ ...stay, state: 'ending' })).toBe('Being ended there')
  expect(stayWords({ ...stay, state: 'ended', endedBy: 'timer' })).toBe('Closed in Flex after a long silence')
  expect(stayWords({ ...stay, state: 'ended' })).toBe('Over')
})
