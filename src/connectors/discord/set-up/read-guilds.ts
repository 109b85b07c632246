import type { Failure } from '../rest/failure.ts'
import { idOf, isFields, textOf } from '../shapes.ts'
import type { Asker } from './ask-patiently.ts'
import { bitsOf } from './compute-permissions.ts'
import { missingRights, type Right } from './permissions.ts'

export interface GuildFacts {
  id: string
  name: string
  /** Address of its picture, or null. */
  icon: string | null
  /** Rights that the bot's roles do not give in this guild, whatever its channels add or take away. */
  missing: Right[]
}

export type Told<Facts> = { ok: true; facts: Facts } | { ok: false; failure: Failure }

/** The guilds that the application is in, at most 200: GET /users/@me/guilds, whose `permissions` are the bot's own. */
export async function readGuilds(rest: Asker, cdn: string): Promise<Told<GuildFacts[]>> {
  const answer = await rest.call({ method: 'GET', route: '/users/@me/guilds' })
  if (!answer.ok) return answer
  const guilds = Array.isArray(answer.body) ? answer.body.filter(isFields) : []
  const facts = guilds.flatMap((guild) => {
    const id = idOf(guild, 'id')
    if (!id) return []
    const icon = textOf(guild, 'icon')
    return {
      id,
      name: textOf(guild, 'name') ?? id,
      icon: icon && /^\w+$/.test(icon) ? `${cdn}/icons/${id}/${icon}.png?size=64` : null,
      missing: missingRights(bitsOf(guild, 'permissions'), null),
    }
  })
  return { ok: true, facts }
}
