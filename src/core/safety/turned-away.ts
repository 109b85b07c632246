/**
 * Why words are not taken in. `blocked`: by a moderator, `until` null for good; `tell` says that they do not know yet. `too_young`: the
 * account. `too_many`: they have opened `count` conversations within a day. `too_fast`: they wrote more than
 * `count` messages within a minute.
 */
export type TurnedAway =
  | { why: 'blocked'; until: Date | null; tell: boolean }
  | { why: 'too_young'; until: Date }
  | { why: 'too_many' | 'too_fast'; count: number; until: Date }
