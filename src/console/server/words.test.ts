import { expect, test } from 'vitest'
import type { ServerRun, ServerStep } from '../../protocol/server.ts'
import { actWords, applyWords, groupSteps, planSummary, runWords } from './words.ts'

const step = (part: Partial<ServerStep>): ServerStep => ({
  id: 'create role admin',
  act: 'create',
  part: 'role',
  name: 'Admin',
  within: null,
  lines: [],
  careful: false,
  obstacle: null,
  state: 'planned',
  words: null,
  ...part,
})

const run = (state: ServerRun['state'], states: ServerStep['state'][]): ServerRun => ({
  id: '0199',
  state,
  steps: states.map((each) => step({ state: each })),
  words: null,
  startedAt: '2026-11-22T09:00:00Z',
  endedAt: null,
})

test('steps stand under headings in the order in which a server is read, each group in its own order', () => {
  const groups = groupSteps([
    step({ id: 'a', part: 'panel' }),
    step({ id: 'b', part: 'channel' }),
    step({ id: 'c', part: 'everyone' }),
    step({ id: 'd', part: 'tag' }),
  ])
  expect(groups.map(({ heading, steps }) => [heading, ...steps.map(({ id }) => id)])).toEqual([
    ['Roles', 'c'],
    ['Categories and channels', 'b', 'd'],
    ['Panels', 'a'],
  ])
})

test('a plan is summed up by what happens to the server', () => {
  const steps = [step({}), step({ act: 'post' }), step({ act: 'change' }), step({ act: 'delete' })]
  expect(planSummary(steps)).toBe('2 to make, 1 to change, 1 to delete')
  expect(planSummary([step({})])).toBe('1 to make')
})

test('what can be done now is counted apart from what is kept from it', () => {
  expect(applyWords([step({}), step({})])).toBe('2 changes')
  expect(applyWords([step({}), step({ obstacle: { words: 'Lacks a right.', invite: null } })])).toBe('1 of 2 changes')
})

test('a verb is in the past once it is done', () => {
  expect(actWords(step({}))).toBe('Make')
  expect(actWords(step({ act: 'delete', state: 'done' }))).toBe('Deleted')
  expect(actWords(step({ act: 'delete', state: 'failed' }))).toBe('Delete')
})

test('a run says how far it is, and what it came to', () => {
  expect(runWords(run('running', ['done', 'planned', 'planned']))).toBe('1 of 3 changes done.')
  expect(runWords(run('done', ['done']))).toBe('Done, 1 change. The server is as the file says.')
  expect(runWords(run('done', []))).toBe('Nothing was to be changed.')
  expect(runWords(run('failed', ['done', 'failed', 'left']))).toBe('1 of 3 changes done, 1 not. The rest waits.')
  expect(runWords(run('stopped', ['done', 'planned']))).toMatch(/then Guildesk stopped/)
})
