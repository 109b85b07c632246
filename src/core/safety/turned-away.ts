/**
 * Why words are not taken in. `blocked`: by a moderator, `until` null for good; `tell` says that they do not know yet. `too_young`: the
 * account. `too_many`: they have opened `count` conversations within a day. `too_fast`: they wrote more than
 * `count` messages within a minute. `appeal`: of a blocked member, the number of the appeal to which their words were added.
 */
export type TurnedAway =
  | { why: 'blocked'; until: Date | null; tell: boolean; appeal?: number }
  | { why: 'too_young'; until: Date }
  | { why: 'too_many' | 'too_fast'; count: number; until: Date }
