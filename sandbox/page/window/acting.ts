import type { APIRole, APIUser } from 'discord-api-types/v10'
import { createContext, useContext } from 'react'
import type { MemberView, StateView } from '../../contract.ts'
import type { LiveWorld } from '../live/live-world.ts'
import type { Typing } from '../live/snapshot.ts'
import { readableColour } from '../look/readable-colour.ts'

/** Where a window looks: a channel's id, or the direct messages with the application. */
export type Place = string | 'dm'

/** What everything in one window needs to know: who acts, what they see, and how to go elsewhere. */
export interface Acting {
  self: MemberView
  state: StateView
  world: LiveWorld
  typing: Typing[]
  place: Place
  /** The message to be shown and lit, after a link to it was followed. */
  target: { message: string } | null
  /** How often this window went elsewhere: then the writing place takes the focus, as in Discord. */
  moved: number
  go(place: Place, message?: string): void
}

export const ActingContext = createContext<Acting | null>(null)

export function useActing(): Acting {
  const acting = useContext(ActingContext)
  if (!acting) throw new Error('useActing stands outside of a member window')
  return acting
}

export function nameOf(state: StateView, user: Pick<APIUser, 'id' | 'username' | 'global_name'>): string {
  const known = state.members.find((each) => each.user.id === user.id)
  return known?.member?.nick || user.global_name || user.username
}

export function memberName(view: MemberView): string {
  return view.member?.nick || view.user.global_name || view.user.username
}

/** The colour of the highest role that has one, as Discord draws names. */
export function colourOf(state: StateView, user: string): string | undefined {
  const roles = state.members.find((each) => each.user.id === user)?.member?.roles ?? []
  const coloured = state.roles.filter((role: APIRole) => roles.includes(role.id) && role.color !== 0)
  const top = coloured.sort((a, b) => b.position - a.position)[0]
  return top ? readableColour(top.color) : undefined
}
