import { Refusal } from '../../kernel/errors.ts'
import type { TrackerSettings } from '../../protocol/trackers.ts'

/** Where issues are, and by what right. */
export interface TrackerPlace {
  /** Without a slash at the end. */
  apiBase: string
  /** `owner/name`. */
  repository: string
  token: string
}

export interface IssueFacts {
  number: number
  url: string
  title: string
  state: 'open' | 'closed'
  /** Closed as something that will not be done. */
  declined: boolean
  labels: string[]
  /** By which `read` knows next time that nothing has changed. */
  etag: string | null
  updatedAt: Date
}

export interface IssueChange {
  state?: 'open' | 'closed'
  /** Of `closed`. */
  declined?: boolean
  /** All labels that it is to have. */
  labels?: string[]
}

/**
 * A system in which others keep issues. All its acts throw TrackerFault and nothing else for what the system answers.
 */
export interface Tracker {
  /** Whether the token can do here what is needed; in words. */
  check(place: TrackerPlace): Promise<{ ok: boolean; words: string; url: string }>
  /** The issue as it is; null when it is as `etag` knew it. */
  read(place: TrackerPlace, number: number, etag?: string | null): Promise<IssueFacts | null>
  create(place: TrackerPlace, issue: { title: string; body: string; labels: string[] }): Promise<IssueFacts>
  /** One made after `since` whose body has the mark in it. */
  find(place: TrackerPlace, mark: string, since: Date): Promise<IssueFacts | null>
  update(place: TrackerPlace, number: number, change: IssueChange): Promise<IssueFacts>
  comment(place: TrackerPlace, number: number, body: string): Promise<void>
  /** Whether a comment after `since` has the mark in it. */
  hasComment(place: TrackerPlace, number: number, mark: string, since: Date): Promise<boolean>
  /** Numbers of issues that were changed since, and up to when that is all of them. */
  changedSince(place: TrackerPlace, since: Date): Promise<{ numbers: number[]; until: Date }>
}

/**
 * What a system refused. `unauthorized`: the token; `repository`: it is not there for this token; `gone`: the issue is not; `moved`: it is
 * somewhere else; `limited`: too many questions, until `retryAt`; `refused`: this one thing; `unreachable`: no answer, or none that can be
 * read. The message is one sentence for people.
 */
export class TrackerFault extends Error {
  override readonly name = 'TrackerFault'
  readonly kind: 'unauthorized' | 'repository' | 'gone' | 'moved' | 'limited' | 'refused' | 'unreachable'
  readonly retryAt: Date | null

  constructor(kind: TrackerFault['kind'], words: string, retryAt: Date | null = null) {
    super(words)
    this.kind = kind
    this.retryAt = retryAt
  }
}

/** The route of the lanes on which a case and its issue are brought together; of the lane whose subject is the tracker, what has changed is asked. */
export const TRACKER_ROUTE = 'tracker'
export const TRACKER_FOLLOWER = 'tracker'

export const TOKEN_PURPOSE = 'tracker-token'
export const HOOK_PURPOSE = 'tracker-hook'

export const DEFAULT_SETTINGS: TrackerSettings = {
  closes: ['resolved', 'closed'],
  onClosed: 'resolved',
  onReopened: 'open',
  labels: {},
  types: { bug: 'bug', feature: 'enhancement', other: '' },
  tell: true,
  comments: false,
}

/** By which an issue of ours is known again; members of the repository do not see it. */
export const issueMark = (id: string): string => `<!-- guildesk case ${id} -->`
export const newsMark = (id: string): string => `<!-- guildesk news ${id} -->`

export const NO_TRACKER = (): Refusal =>
  new Refusal('conflict', 'No tracker is connected. An admin connects one in Settings.')
