import type { ReactNode } from 'react'
import type { StateView } from '../../contract.ts'
import { nameOf, type Place, useActing } from '../window/acting.ts'
import { ChannelIcon } from '../window/channel-icon.tsx'
import { DIRECT, roomAt } from '../window/rooms.ts'
import styles from './markdown.module.css'

export interface Jump {
  place: Place
  message?: string
}

const LINK = /^https:\/\/(?:(?:ptb|canary)\.)?discord\.com\/channels\/(?:@me|\d+)\/(\d+)(?:\/(\d+))?\/?$/

/** The place inside of this page that a link to Discord means, or null for every other link. */
export function placeOfLink(state: StateView, href: string): Jump | null {
  const match = LINK.exec(href)
  if (!match) return null
  const channel = match[1] ?? ''
  const known = state.channels.find((each) => each.id === channel)
  if (!known) return null
  return { place: known.type === DIRECT ? 'dm' : channel, ...(match[2] ? { message: match[2] } : {}) }
}

/** Goes to a channel or message in the same window; without words of its own it shows the channel's name. */
export function JumpLink({ to, children }: { to: Jump; children?: ReactNode }) {
  const { state, go } = useActing()
  const room = roomAt(state, to.place)
  const name = to.place === 'dm' ? nameOf(state, state.application.bot) : (room?.name ?? 'unknown')
  return (
    <button type="button" className={children ? styles.link : styles.mention} onClick={() => go(to.place, to.message)}>
      {children ?? (
        <>
          <ChannelIcon kind={room?.kind ?? 'text'} size={13} />
          <bdi>{name}</bdi>
          {to.message ? ' › message' : null}
        </>
      )}
    </button>
  )
}
