import type { APIUser } from 'discord-api-types/v10'
import { type CSSProperties, useState } from 'react'
import type { SandboxMessage } from '../../contract.ts'
import { type MenuSpot, spotOf, spotUnder } from '../look/menu.tsx'
import { nameOf, useActing } from '../window/acting.ts'
import { MemberMenu } from './member-menu.tsx'

/** A member's name in a message; pressed, or asked with the other button, it opens their menu. */
export function MemberName(props: {
  user: Pick<APIUser, 'id' | 'username' | 'global_name'>
  message: SandboxMessage
  className?: string | undefined
  style?: CSSProperties | undefined
}) {
  const { user, message, className, style } = props
  const { state } = useActing()
  const [spot, setSpot] = useState<MenuSpot | null>(null)
  return (
    <>
      <button
        type="button"
        className={className}
        style={style}
        aria-haspopup="menu"
        onClick={(event) => setSpot(spotUnder(event.currentTarget))}
        onContextMenu={(event) => {
          event.preventDefault()
          event.stopPropagation()
          setSpot(spotOf(event))
        }}
      >
        <bdi>{nameOf(state, user)}</bdi>
      </button>
      {spot ? (
        <MemberMenu
          user={user}
          message={message.id}
          channel={message.channel_id}
          spot={spot}
          onClose={() => setSpot(null)}
        />
      ) : null}
    </>
  )
}
