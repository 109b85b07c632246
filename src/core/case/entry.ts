/**
 * What a line of a case's history says.
 * - `opened`, `reopened`, `status`, `owner`, `priority`, `type`, `subject`, `description`, `tags`, `due`, `published`, `fixed_in`: a change, `from` → `to`
 * - `note`: the team's own words · `detail`: what a member added · `news`: what was told, `facts.news` · `reminder`: one that has come
 * - `merged`, `unmerged`: `facts.other` was merged into this case · `duplicate`, `not_duplicate`: this one into `facts.other`
 * - `linked`, `unlinked`, `conversation`: with `facts.other`, `facts.link`, `facts.conversation`
 * - `reporter`: staff added or removed one · `card`: the living card was deleted, refused, posted anew · `external`: an issue outside of the house ·
 *   `incident`: `facts.to` is `started` or `ended`
 * - `joined`: an agent of another desk, by name in `facts.staff`
 */
export type EntryKind =
  | 'opened'
  | 'reopened'
  | 'status'
  | 'owner'
  | 'priority'
  | 'type'
  | 'subject'
  | 'description'
  | 'tags'
  | 'due'
  | 'published'
  | 'fixed_in'
  | 'note'
  | 'detail'
  | 'news'
  | 'reminder'
  | 'merged'
  | 'unmerged'
  | 'duplicate'
  | 'not_duplicate'
  | 'linked'
  | 'unlinked'
  | 'conversation'
  | 'reporter'
  | 'card'
  | 'external'
  | 'incident'
  | 'joined'

/** Few facts, by which the screen makes the sentence. Ids of agents, cases and conversations are looked up when it is shown. */
export interface EntryFacts {
  from?: string | null
  to?: string | null
  /** With `status`: how it ended, and the version that brings the fix. */
  outcome?: string
  fixedIn?: string
  other?: string
  link?: 'related' | 'blocks' | 'blocked_by'
  conversation?: string
  news?: string
  contact?: string
  /** Who did it in Discord without a seat at the desk: their name then. */
  staff?: string
  /** The reasons in words: why a card was refused, what came from outside. */
  words?: string
  url?: string
}
