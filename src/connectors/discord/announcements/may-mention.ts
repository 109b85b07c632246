import type { Announced, AnnouncerOutcome } from '../../../core/announcement/announcer.ts'
import type { Failure } from '../rest/failure.ts'
import { readServerRights } from '../set-up/read-server-rights.ts'
import { idOf, listOf } from '../shapes.ts'
import { TO_MENTION } from './rights.ts'
import { type Asked, lackWords, missingIn } from './why-not.ts'

export type Mentionable =
  | { result: 'yes' }
  | Extract<AnnouncerOutcome, { result: 'refused' }>
  | { result: 'failed'; failure: Failure }

/**
 * Discord takes a message that mentions a role that is gone, or one that the bot may not mention, and tells nobody: that is found out
 * before, so that a person can choose.
 */
export async function mayMention(asked: Asked, { place, mention }: Announced): Promise<Mentionable> {
  if (!mention) return { result: 'yes' }
  const told = await readServerRights(asked.rest, { guild: place.guild, botId: asked.account.botId }, 'bulk')
  if (!told.ok) return { result: 'failed', failure: told.failure }
  const role = listOf(told.facts.guild, 'roles').find((each) => idOf(each, 'id') === mention.id)
  if (mention.id !== 'everyone' && !role) {
    return {
      result: 'refused',
      words: `The role @${mention.name} is gone from the server. Choose another one, or none.`,
    }
  }
  if (role?.mentionable === true) return { result: 'yes' }
  const missing = missingIn(told.facts, place.id, TO_MENTION)
  if (missing.length === 0) return { result: 'yes' }
  const or = mention.id === 'everyone' ? '' : `Let everybody mention @${mention.name}, or `
  return { result: 'refused', words: lackWords(asked.account, place, missing, told.facts, or) }
}
