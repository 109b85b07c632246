import { ANNOUNCEMENT_LENGTH, type AnnouncementView } from '../../../protocol/announcements.ts'
import { isOpen } from '../words.ts'

/** What is written and chosen of an announcement. */
export interface Content {
  text: string
  /** The channel; an empty id while none is chosen. */
  guild: string
  channel: string
  /** Id of a role, or `everyone`. */
  mention: string | null
  crosspost: boolean
  pin: boolean
}

/** As it reads here. Of what stands in Discord only the words are still written: the rest are acts of their own. */
export function contentOf(view: AnnouncementView): Content {
  const { text, place, mention, crosspost, pin } = view
  const where = { text, guild: place.guild, channel: place.id }
  if (!isOpen(view)) return { ...where, mention: null, crosspost: false, pin: false }
  return { ...where, mention: mention?.id ?? null, crosspost: crosspost !== 'no', pin }
}

/** Why it cannot be stored as it is, as one sentence; null when it can. */
export function faultOf({ text, channel }: Content): string | null {
  if (channel === '') return 'Choose a channel first'
  const length = text.trim().length
  if (length === 0) return 'It has no words yet'
  const over = length - ANNOUNCEMENT_LENGTH
  if (over > 0) return over === 1 ? '1 character too many' : `${over.toLocaleString('en')} characters too many`
  return null
}

/** What was changed, as the API takes it. */
export function changeOf(content: Content, stored: Content) {
  const { text, guild, channel, mention, crosspost, pin } = content
  return {
    ...(text.trim() === stored.text ? {} : { text: text.trim() }),
    ...(channel === stored.channel ? {} : { place: { guild, id: channel } }),
    ...(mention === stored.mention ? {} : { mention: mention === null ? null : { id: mention } }),
    ...(crosspost === stored.crosspost ? {} : { crosspost }),
    ...(pin === stored.pin ? {} : { pin }),
  }
}
