import { expect, test } from 'vitest'
import type { AgentRole } from '../../protocol/agents.ts'
import { actsOn } from './acts-on.ts'

const someone = (role: AgentRole, deactivatedAt: string | null = null) => {
  const details = { name: 'Mika', email: 'mika@example.com', joinedAt: '', deactivatedAt, discord: null, chats: 0 }
  return { id: 'mika', role, details }
}

test('an owner does everything with everybody else', () => {
  const owner = { id: 'ana', role: 'owner' as const }
  expect(actsOn(owner, someone('agent'))).toEqual(['admin', 'reset', 'deactivate'])
  expect(actsOn(owner, someone('admin'))).toEqual(['agent', 'reset', 'deactivate'])
  expect(actsOn(owner, someone('agent', '2026-11-01'))).toEqual(['reactivate'])
  expect(actsOn(owner, { ...someone('owner'), id: 'ana' })).toEqual([])
})

test('who has no sign-in gets no link for a password', () => {
  const made = { ...someone('agent'), details: { ...someone('agent').details, email: '' } }
  expect(actsOn({ id: 'ana', role: 'owner' }, made)).toEqual(['admin', 'deactivate'])
})

test('an admin acts on agents only', () => {
  const admin = { id: 'tomasz', role: 'admin' as const }
  expect(actsOn(admin, someone('agent'))).toEqual(['reset', 'deactivate'])
  expect(actsOn(admin, someone('admin'))).toEqual([])
  expect(actsOn(admin, someone('owner'))).toEqual([])
})

test('an agent acts on nobody', () => {
  expect(actsOn({ id: 'kofi', role: 'agent' }, someone('agent'))).toEqual([])
})
