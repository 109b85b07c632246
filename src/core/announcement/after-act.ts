import { CROSSPOSTS_AN_HOUR } from '../../protocol/announcements.ts'
import { wallOf } from '../../protocol/wall-time.ts'
import type { Announcement } from './announcement.ts'
import type { AnnouncerAct, AnnouncerOutcome } from './announcer.ts'

/** A doubtful end is looked at again after so long. */
const DOUBT_MS = 2000
/** What a person has to mend first is tried again rarely. */
const REFUSED_MS = 10 * 60_000

/** What an announcement is to be changed to, and when it is to be looked at again; null: at once, there may be more to do. */
export interface After {
  change: Partial<Announcement>
  at: Date | null
}

export interface Done {
  act: AnnouncerAct
  outcome: AnnouncerOutcome
  /** As it was when the act was begun. */
  begun: Announcement
  /** As it is now: people may have changed it meanwhile. */
  now: Announcement
  at: Date
  /** In which people of the workspace read times. */
  zone: string
}

/** What follows from what became of an act. */
export function afterAct(done: Done): After {
  const { act, outcome, at } = done
  if (act === 'post') return afterPost(done)
  if (outcome.result === 'unknown') return { change: {}, at: new Date(at.getTime() + DOUBT_MS) }
  if (outcome.result === 'gone') return { change: goneOf(done, outcome.words), at: null }
  switch (act) {
    case 'edit':
      return afterEdit(done)
    case 'crosspost':
      return afterCrosspost(done)
    case 'remove':
      return afterRemove(done)
    default:
      return afterPin(done)
  }
}

/** That Discord's limit of this hour is used up was foreseen: it goes out then. */
export function waitingFor(at: Date, zone: string): Partial<Announcement> {
  const words = `Discord lets ${CROSSPOSTS_AN_HOUR} posts of a channel go out in an hour. This one goes out at ${clockOf(at, zone)}.`
  return { crosspost: 'waiting', crosspostAt: at, words }
}

function afterPost({ outcome, begun, at }: Done): After {
  const soon = new Date(at.getTime() + DOUBT_MS)
  switch (outcome.result) {
    case 'done':
      // An answer without an id may have been performed: it is looked for.
      if (!outcome.id) return { change: {}, at: soon }
      return { change: { state: 'posted', messageId: outcome.id, postedAt: at, words: null }, at: null }
    case 'unknown':
      return { change: {}, at: soon }
    case 'later':
      // This attempt did nothing; what an earlier one may have done is still to be looked for.
      return { change: { begunAt: begun.begunAt }, at: outcome.at }
    default:
      return { change: { state: 'failed', begunAt: begun.begunAt, words: outcome.words }, at: null }
  }
}

function afterEdit({ outcome, begun, now, at, zone }: Done): After {
  if (outcome.result === 'done') {
    // Words that came meanwhile are still to be written.
    const written = now.version === begun.version
    return { change: { editedAt: at, ...(written ? { editing: false, editAt: null, words: null } : {}) }, at: null }
  }
  if (outcome.result === 'refused') {
    return { change: { editAt: new Date(at.getTime() + REFUSED_MS), words: outcome.words }, at: null }
  }
  if (outcome.result !== 'later') return { change: {}, at: null }
  if (!outcome.limited) return { change: {}, at: outcome.at }
  const words = `Discord lets it be edited again at ${clockOf(outcome.at, zone)}. The new words are written then.`
  return { change: { editAt: outcome.at, words }, at: null }
}

function afterCrosspost({ outcome, now, at, zone }: Done): After {
  // Somebody does not wish it any more; what has gone out has.
  const wished = now.crosspost !== 'no'
  if (outcome.result === 'done') return { change: { crosspost: 'done', crosspostAt: at, words: null }, at: null }
  if (outcome.result === 'refused')
    return { change: wished ? { crosspost: 'failed', words: outcome.words } : {}, at: null }
  if (outcome.result !== 'later') return { change: {}, at: null }
  if (!outcome.limited) return { change: {}, at: outcome.at }
  return { change: wished ? waitingFor(outcome.at, zone) : {}, at: null }
}

function afterPin({ act, outcome, now }: Done): After {
  if (outcome.result === 'done') return { change: { pinned: act === 'pin', words: null }, at: null }
  if (outcome.result === 'later') return { change: {}, at: outcome.at }
  return { change: outcome.result === 'refused' ? { pin: now.pinned, words: outcome.words } : {}, at: null }
}

function afterRemove({ outcome, at }: Done): After {
  if (outcome.result === 'later') return { change: {}, at: outcome.at }
  if (outcome.result === 'refused') return { change: { deleting: false, words: outcome.words }, at: null }
  return { change: { ...GONE, deletedAt: at, words: null }, at: null }
}

const GONE = { state: 'deleted', deleting: false, editing: false, editAt: null, pin: false, pinned: false } as const

/** Whose deletion we wished is only gone sooner. */
const goneOf = ({ act, at }: Done, words: string): Partial<Announcement> => ({
  ...GONE,
  deletedAt: at,
  words: act === 'remove' ? null : words,
})

const clockOf = (at: Date, zone: string): string => wallOf(at, zone).slice(11)
