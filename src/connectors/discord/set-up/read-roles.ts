import { idOf, isFields, numberOf, textOf } from '../shapes.ts'
import type { Asker } from './ask-patiently.ts'
import type { Told } from './read-guilds.ts'

export interface RoleFacts {
  id: string
  name: string
}

/**
 * The roles of a guild that people are given, the highest first: GET /guilds/{id}/roles. `@everyone` is none, nor are those that Discord manages:
 * of applications, of boosters, of subscriptions.
 */
export async function readRoles(rest: Asker, guild: string): Promise<Told<RoleFacts[]>> {
  const answer = await rest.call({ method: 'GET', route: `/guilds/${guild}/roles` })
  if (!answer.ok) return answer
  const roles = Array.isArray(answer.body) ? answer.body.filter(isFields) : []
  const sorted = roles.toSorted((a, b) => (numberOf(b, 'position') ?? 0) - (numberOf(a, 'position') ?? 0))
  const facts = sorted.flatMap((role) => {
    const id = idOf(role, 'id')
    return id && id !== guild && role.managed !== true ? { id, name: textOf(role, 'name') ?? id } : []
  })
  return { ok: true, facts }
}
