import type { Recipient } from '../../../core/delivery/channel.ts'
import { Code, isCode } from './outcome.ts'
import type { Tools } from './tools.ts'

type Home = NonNullable<Recipient['origin']>

/** The channel in which a member's private thread stands: where they last asked for help, else the support channel. */
export async function threadHome(tools: Tools, { origin }: Recipient): Promise<Home | null> {
  return origin ?? (await tools.supportChannel())
}

/** Whether a member is in a guild; null where Discord does not say. */
export async function isIn(tools: Tools, guildId: string, userId: string): Promise<boolean | null> {
  const answer = await tools.rest.call({ method: 'GET', route: `/guilds/${guildId}/members/${userId}` })
  if (answer.ok) return true
  return isCode(answer.failure, Code.unknownMember, Code.unknownUser) ? false : null
}
