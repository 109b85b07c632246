/**
 * SQL for the status that a handoff's case has from now on, by its new owner (the place of a value) and its row before: with nobody it is new
 * again, with an agent at work; what staff has said of it besides stays.
 */
export const statusFor = (owner: string, before: string): string =>
  `case when ${before}.status in ('waiting', 'in_progress') then ${before}.status when ${owner}::uuid is null then 'new' else 'open' end`
