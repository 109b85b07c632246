import { asRecord } from '../input/form.ts'
import { asBetween } from '../input/values.ts'
import { missingPermissions, unknownBan, unknownUser } from '../refusals.ts'
import { ban, liftBan } from '../world/bans.ts'
import { compareIds } from '../world/ids.ts'
import type { Ban } from '../world/model.ts'
import { presentUser } from '../world/present.ts'
import type { World } from '../world/world.ts'
import { refuseHigher } from './members.ts'
import { requireInGuild } from './require.ts'
import type { Answer, Call } from './router.ts'

const DAY = 86_400

function presentBan(world: World, { user, reason }: Ban): object {
  return { user: presentUser(world.people.get(user), user), reason }
}

/** Ascending by the person's id, in pages (documentation: resources/guild, "Get Guild Bans"). */
export function listBans({ world, params, query }: Call): Answer {
  requireInGuild(world, params[0]!, 'BanMembers')
  const limit = asBetween(Number(query.get('limit') ?? 1000), 'limit', 1, 1000) ?? 1000
  const [before, after] = [query.get('before'), query.get('after')]
  const bans = [...world.bans.values()].sort((a, b) => compareIds(a.user, b.user))
  // Where both are given only `before` counts.
  const page = before
    ? bans.filter(({ user }) => compareIds(user, before) < 0).slice(-limit)
    : bans.filter(({ user }) => compareIds(user, after ?? '0') > 0).slice(0, limit)
  return { status: 200, body: page.map((one) => presentBan(world, one)) }
}

export function getBan({ world, params }: Call): Answer {
  requireInGuild(world, params[0]!, 'BanMembers')
  const known = world.bans.get(params[1]!)
  if (!known) throw unknownBan()
  return { status: 200, body: presentBan(world, known) }
}

/** documentation: as above, "Create Guild Ban"; who is not in the server can be banned too. The reason is that of the audit log. */
export function putBan({ world, params, body, reason }: Call): Answer {
  requireInGuild(world, params[0]!, 'BanMembers')
  const user = params[1]!
  if (!world.people.has(user)) throw unknownUser()
  const member = world.members.get(user)
  if (user === world.application.bot || user === world.guild.owner) throw missingPermissions()
  if (member) refuseHigher(world, member, 'BanMembers')
  const json = asRecord(body.json, '_errors')
  const days = asBetween(json.delete_message_days, 'delete_message_days', 0, 7) ?? 0
  const seconds = asBetween(json.delete_message_seconds, 'delete_message_seconds', 0, 7 * DAY) ?? days * DAY
  if (!world.bans.has(user)) ban(world, user, reason, seconds)
  return { status: 204 }
}

export function deleteBan({ world, params }: Call): Answer {
  requireInGuild(world, params[0]!, 'BanMembers')
  if (!world.bans.has(params[1]!)) throw unknownBan()
  liftBan(world, params[1]!)
  return { status: 204 }
}
