import type { Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { agent } from './tables.ts'

/**
 * Makes an agent who has no sign-in: nobody can be them at the desk, programs can by an API key. For the demo's colleagues. Answers the
 * agent's id.
 */
export async function addColleague(
  tx: Transaction,
  colleague: {
    workspace: number
    name: string
    publicName: string
    role: 'moderator' | 'agent'
    available: boolean
    at: Date
  },
): Promise<string> {
  const { workspace, name, publicName, role, available, at } = colleague
  const id = newId()
  const userId = `nobody:${id}`
  await tx.orm.insert(agent).values({ workspace, id, userId, role, name, publicName, available, createdAt: at })
  return id
}
