/** What is to be done in Discord; `reason` stands in its audit log. */
export type Deed = { guild: string | null; reason: string } & (
  | { kind: 'delete_message'; channel: string; message: string }
  | { kind: 'time_out'; member: string; until: Date }
  | { kind: 'end_time_out'; member: string }
  | { kind: 'ban'; member: string }
)

/** `failed`: why, and what to do, in a sentence. All deeds may be done twice without harm, so a doubtful end is tried again. */
export type DeedOutcome = { result: 'done' } | { result: 'later'; at: Date } | { result: 'failed'; words: string }

/** Words to a member. */
export interface Telling {
  address: string
  /** The same for every attempt: at most 25 characters. */
  key: string
  text: string
  /** The label of the button by which they appeal. */
  appeal: string
}

/** A line of the mod-log. */
export interface LogLine {
  /** Of the report, the case or the act that it tells of: there is one line of it. */
  id: string
  text: string
  at: Date
  /** Path of the desk to which it leads. */
  path: string
}

/** Who acts for the moderators in the channel; the connector is. */
export interface Moderator {
  perform(deed: Deed): Promise<DeedOutcome>
  /** What would keep it from being done, as `words` of a failed one; null: nothing that can be seen before. */
  foresee(deed: Deed): Promise<string | null>
  /** `unreachable`: they take no direct messages, or are gone. A date: not before then. */
  tell(telling: Telling): Promise<'told' | 'unreachable' | Date>
  /** Writes the lines that are not written yet, in their order. Answers when to try again, if it is to be. */
  log(lines: readonly LogLine[], locale: string): Promise<Date | null>
}
