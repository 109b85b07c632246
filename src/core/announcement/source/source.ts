import { Refusal } from '../../../kernel/errors.ts'
import type { RolePlace, SourceFilter } from '../../../protocol/announcements.ts'
import type { ChannelPlace } from '../../../protocol/settings.ts'

/** The route of the lanes on which sources are looked at; the subject is the source. */
export const SOURCE_ROUTE = 'source'

/** For what the secrets of sources are sealed. */
export const SOURCE_PURPOSE = 'announcement-source'

/** A source that answers is looked at so often. */
export const LOOK_MS = 10 * 60_000

/** Sources of one workspace. */
export const SOURCES_MOST = 50

/** Who does something with a source. */
export interface SourceAct {
  workspace: number
  agent: string
  id: string
}

/** What is to become of a source's items. */
export interface SourceManner {
  name: string
  place: ChannelPlace
  template: string
  filter: SourceFilter
  approval: boolean
  mention: RolePlace | null
  crosspost: boolean
}

/** Something that a source tells, in plain words: no markup, no HTML. */
export interface Item {
  /** What the source itself calls it by; null where it says nothing. */
  id: string | null
  title: string
  /** As it was written; only addresses of the web are ever used. */
  link: string | null
  summary: string
  author: string
  publishedAt: Date | null
}

export const NO_SOURCE = (): Refusal => new Refusal('not_found', 'There is no such source.')
