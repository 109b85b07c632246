import type { Announced, AnnouncerAct, AnnouncerOutcome } from '../../../core/announcement/announcer.ts'
import { DELETED_BY_HAND } from '../../../core/announcement/lose-announcements.ts'
import { Code, isCode, lacksPermission } from '../outbound/outcome.ts'
import type { DiscordRest } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import { TO_MENTION, TO_PIN, TO_POST } from './rights.ts'
import { type Asked, whyNot } from './why-not.ts'

/** Discord's codes that only announcements meet (topics/opcodes-and-status-codes, "JSON Error Codes"). */
const TOO_MANY_PINS = 30_003
const PUBLISHED_ALREADY = 40_033
const NOT_IN_THIS_CHANNEL = 50_024
const NOT_PUBLISHABLE = 50_068

/** A limit that is over sooner is no limit of this act's own. */
const LIMIT_MS = 5000
/** What was published can be edited a few times an hour, and the time that is named with the refusal is too short (discord-api-docs#6109). */
const PUBLISHED_EDIT_MS = 10 * 60_000
const PAUSE_MS = 60_000

export interface Failed {
  act: AnnouncerAct
  announced: Announced
  failure: Failure
}

/** What a failed request means for the announcement, in words where a person has to act. */
export async function outcomeOfFailure(
  asked: Asked & { rest: Pick<DiscordRest, 'backOffMs'>; now: () => Date },
  failed: Failed,
): Promise<AnnouncerOutcome> {
  const { failure } = failed
  const later = (ms: number, limited = false): AnnouncerOutcome => ({
    result: 'later',
    at: new Date(asked.now().getTime() + ms),
    limited,
  })
  switch (failure.kind) {
    case 'limited':
      return limitOf(failed, failure.ms, later)
    case 'unsent':
      return later(asked.rest.backOffMs())
    case 'token':
      return later(PAUSE_MS)
    case 'unknown':
      return { result: 'unknown' }
    case 'refused':
      // Its guard in front answers without a code when it is under attack; that says nothing about the announcement.
      return failure.code === 0 ? later(PAUSE_MS) : outcomeOfRefusal(asked, failed, failure.detail)
  }
}

function limitOf(
  { act, announced }: Failed,
  ms: number,
  later: (ms: number, limited: boolean) => AnnouncerOutcome,
): AnnouncerOutcome {
  if (act === 'edit' && announced.published) return later(Math.max(ms, PUBLISHED_EDIT_MS), true)
  return later(ms, ms > LIMIT_MS && (act === 'crosspost' || act === 'edit'))
}

async function outcomeOfRefusal(
  asked: Asked,
  { act, announced, failure }: Failed,
  detail: string,
): Promise<AnnouncerOutcome> {
  const { name } = announced.place
  if (isCode(failure, Code.unknownChannel)) {
    if (act !== 'post') return { result: 'gone', words: `#${name} was deleted in Discord, and all that stood in it.` }
    return refused(`#${name} was deleted in Discord. Choose another channel.`)
  }
  if (isCode(failure, Code.unknownMessage)) return { result: 'gone', words: DELETED_BY_HAND }
  if (isCode(failure, PUBLISHED_ALREADY)) return { result: 'done', id: announced.messageId }
  if (isCode(failure, NOT_PUBLISHABLE, NOT_IN_THIS_CHANNEL)) {
    return refused(`Only posts in announcement channels go out to other servers, and #${name} is none.`)
  }
  if (isCode(failure, TOO_MANY_PINS)) return refused(`#${name} has as many pins as Discord takes. Unpin one first.`)
  if (isCode(failure, Code.notOurMessage))
    return refused('Another application has posted it, which alone can change it.')
  if (lacksPermission(failure))
    return refused(await whyNot(asked, announced.place, { needed: neededFor(act, announced), detail }))
  return refused(`Discord refuses it: ${detail}`)
}

function neededFor(act: AnnouncerAct, { mention }: Announced): typeof TO_POST {
  if (act === 'pin' || act === 'unpin') return TO_PIN
  return mention ? TO_MENTION : TO_POST
}

const refused = (words: string): AnnouncerOutcome => ({ result: 'refused', words })
