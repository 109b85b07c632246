import type { View } from '../../inbound/view.ts'
import type { DiscordRest } from '../../rest/client.ts'
import { isFields } from '../../shapes.ts'
import { readMember, type SeenMember } from './seen-member.ts'

/** Members that one search gives at most. */
const LIMIT = '100'

/** Members of a guild that are still to be searched, by the beginnings of their names. */
export interface Search {
  guild: string
  queries: string[]
}

/**
 * Members of a guild whose name begins as one of the team's: GET /guilds/{guild}/members/search, which needs no privileged intent
 * (documentation: resources/guild, "Search Guild Members"). What Discord does not answer now is left in `search`, to be asked later;
 * what it refuses is not asked again.
 */
export async function searchMembers(
  { rest, view }: { rest: Pick<DiscordRest, 'call'>; view: Pick<View, 'cdn' | 'roleName'> },
  search: Search,
): Promise<SeenMember[]> {
  const { guild, queries } = search
  const found: SeenMember[] = []
  for (let query = queries.at(0); query !== undefined; query = queries.at(0)) {
    const answer = await rest.call({
      method: 'GET',
      route: `/guilds/${guild}/members/search`,
      query: { query, limit: LIMIT },
      urgency: 'bulk',
    })
    if (!answer.ok && answer.failure.kind !== 'refused') return found
    queries.shift()
    const members = answer.ok && Array.isArray(answer.body) ? answer.body.filter(isFields) : []
    found.push(...members.flatMap((member) => readMember(member, guild, view) ?? []))
  }
  return found
}
