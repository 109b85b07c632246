import { expect, it } from 'vitest'
import type { AgentRole, GivenRole } from '../../protocol/agents.ts'
import { mayAct, mayGive } from './rank.ts'

const may = (by: AgentRole, target: AgentRole, given?: GivenRole): boolean => {
  try {
    mayAct({ id: 'a', role: by }, { id: 'b', role: target }, given)
    return true
  } catch {
    return false
  }
}

it('lets each act on those below, and nobody on the owner', () => {
  const roles = ['owner', 'admin', 'agent'] as const
  const allowed = roles.flatMap((by) => roles.filter((target) => may(by, target)).map((target) => `${by} ${target}`))
  expect(allowed).toEqual(['owner admin', 'owner agent', 'admin agent'])
})

it('lets the owner alone make admins', () => {
  expect([may('owner', 'agent', 'admin'), may('admin', 'agent', 'admin'), may('admin', 'agent', 'agent')]).toEqual([
    true,
    false,
    true,
  ])
  expect(() => mayGive({ role: 'admin' }, 'admin')).toThrow('Only the owner makes admins')
})

it('lets nobody act on themselves', () => {
  expect(() => mayAct({ id: 'a', role: 'admin' }, { id: 'a', role: 'admin' })).toThrow('yourself')
})
