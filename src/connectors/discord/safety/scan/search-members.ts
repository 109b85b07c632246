import type { View } from '../../inbound/view.ts'
import type { DiscordRest } from '../../rest/client.ts'
import { isFields } from '../../shapes.ts'
import { beginningsOf } from './beginnings.ts'
import { readMember, type SeenMember } from './seen-member.ts'

/** Members that one search gives at most. */
const LIMIT = '100'

/**
 * Members of a guild whose name begins as one of the team's: GET /guilds/{guild}/members/search, which needs no privileged intent
 * (documentation: resources/guild, "Search Guild Members"). What cannot be asked now is asked at the next search.
 */
export async function searchMembers(search: {
  rest: Pick<DiscordRest, 'call'>
  view: Pick<View, 'cdn' | 'roleName'>
  guild: string
  team: readonly { guild: string; name: string; handle: string }[]
}): Promise<SeenMember[]> {
  const { rest, view, guild, team } = search
  const found: SeenMember[] = []
  for (const query of beginningsOf(team)) {
    const answer = await rest.call({
      method: 'GET',
      route: `/guilds/${guild}/members/search`,
      query: { query, limit: LIMIT },
      urgency: 'bulk',
    })
    if (!answer.ok) return found
    const members = Array.isArray(answer.body) ? answer.body.filter(isFields) : []
    found.push(...members.flatMap((member) => readMember(member, guild, view) ?? []))
  }
  return found
}
