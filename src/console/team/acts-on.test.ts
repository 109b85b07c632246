import { expect, test } from 'vitest'
import type { AgentRole } from '../../protocol/agents.ts'
import { actsOn } from './acts-on.ts'

const someone = (role: AgentRole, deactivatedAt: string | null = null) => {
  const details = { name: 'Mika', email: 'mika@example.com', joinedAt: '', deactivatedAt, discord: null, chats: 0 }
  return { id: 'mika', role, details }
}

test('an owner does everything with everybody else', () => {
  const owner = { id: 'ana', role: 'owner' as const }
  expect(actsOn(owner, someone('agent'))).toEqual(['admin', 'moderator', 'reset', 'deactivate'])
  expect(actsOn(owner, someone('moderator'))).toEqual(['admin', 'agent', 'reset', 'deactivate'])
  expect(actsOn(owner, someone('admin'))).toEqual(['moderator', 'agent', 'reset', 'deactivate'])
  expect(actsOn(owner, someone('agent', '2026-11-01'))).toEqual(['reactivate'])
  expect(actsOn(owner, { ...someone('owner'), id: 'ana' })).toEqual([])
})

test('who has no sign-in gets no link for a password', () => {
  const made = { ...someone('agent'), details: { ...someone('agent').details, email: '' } }
  expect(actsOn({ id: 'ana', role: 'owner' }, made)).toEqual(['admin', 'moderator', 'deactivate'])
})

test('an admin acts on moderators and agents, and makes one of the other', () => {
  const admin = { id: 'tomasz', role: 'admin' as const }
  expect(actsOn(admin, someone('agent'))).toEqual(['moderator', 'reset', 'deactivate'])
  expect(actsOn(admin, someone('moderator'))).toEqual(['agent', 'reset', 'deactivate'])
  expect(actsOn(admin, someone('admin'))).toEqual([])
  expect(actsOn(admin, someone('owner'))).toEqual([])
})

test('a moderator and an agent act on nobody', () => {
  expect(actsOn({ id: 'priya', role: 'moderator' }, someone('agent'))).toEqual([])
  expect(actsOn({ id: 'kofi', role: 'agent' }, someone('agent'))).toEqual([])
})
