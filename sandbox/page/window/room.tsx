import { IconChevronRight, IconMenu2 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Composer } from '../composer/composer.tsx'
import { call } from '../live/call.ts'
import button from '../look/button.module.css'
import { MessageList } from '../messages/message-list.tsx'
import { PressesContext, usePresses } from '../messages/presses.ts'
import { nameOf, useActing } from './acting.ts'
import { ChannelIcon } from './channel-icon.tsx'
import type { Focus } from './focus.ts'
import { Forum } from './forum.tsx'
import { Hint } from './hint.tsx'
import { Pins } from './pins.tsx'
import styles from './room.module.css'
import { isThread, type Room as RoomFacts, roomAt } from './rooms.ts'
import { TypingLine } from './typing-line.tsx'

/** One channel, thread or direct message: its head, its messages and the place to write. */
export function Room({ onBrowse, hint }: { onBrowse: () => void; hint: boolean }) {
  const acting = useActing()
  const { state, self, place } = acting
  const room = roomAt(state, place)
  const presses = usePresses()
  const [focus, setFocus] = useState<Focus>({ replyTo: null, editing: null })
  useReading(self.user.id, room)
  return (
    <div className={styles.room}>
      <RoomHead room={room} onBrowse={onBrowse} />
      {room?.kind === 'forum' ? (
        <Forum forum={room} />
      ) : (
        <>
          <PressesContext value={presses}>
            <MessageList room={room} focus={focus} onFocus={setFocus} />
          </PressesContext>
          {hint ? <Hint /> : null}
          <Composer room={room} focus={focus} onFocus={setFocus} />
          <TypingLine channel={room?.id ?? null} />
        </>
      )}
    </div>
  )
}

function RoomHead({ room, onBrowse }: { room: RoomFacts | null; onBrowse: () => void }) {
  const { state, place } = useActing()
  const { application } = state
  const direct = place === 'dm'
  const elsewhere = state.channels.reduce((sum, each) => sum + (each.id === room?.id ? 0 : (each.unread ?? 0)), 0)
  return (
    <div className={styles.head}>
      <button
        type="button"
        className={`${button.icon} ${styles.browse}`}
        aria-label={elsewhere ? `Channels and direct messages, ${elsewhere} unread` : 'Channels and direct messages'}
        onClick={onBrowse}
      >
        <IconMenu2 size={18} aria-hidden />
        {elsewhere ? <span className={styles.dot} /> : null}
      </button>
      {room && isThread(room) ? <WayUp thread={room} /> : null}
      <ChannelIcon kind={room?.kind ?? 'dm'} size={18} />
      <h2 className={styles.name}>
        <bdi>{direct ? nameOf(state, application.bot) : room?.name}</bdi>
      </h2>
      {direct ? (
        <span className={application.connected ? styles.here : styles.away}>
          {application.connected ? 'online' : 'offline'}
        </span>
      ) : null}
      {room?.topic ? (
        <small className={styles.topic} title={room.topic}>
          {room.topic}
        </small>
      ) : null}
      {room && room.kind !== 'forum' ? (
        <span className={styles.end}>
          <Pins />
        </span>
      ) : null}
    </div>
  )
}

/** From a thread back to its channel. */
function WayUp({ thread }: { thread: RoomFacts }) {
  const { state, go } = useActing()
  const parent = thread.parent === null ? null : roomAt(state, thread.parent)
  if (!parent) return null
  return (
    <>
      <button type="button" className={styles.up} onClick={() => go(parent.id)}>
        <ChannelIcon kind={parent.kind} size={16} />
        <bdi>{parent.name}</bdi>
      </button>
      <IconChevronRight size={14} aria-hidden />
    </>
  )
}

/** What is looked at counts as read, as long as the page itself can be seen. */
function useReading(member: string, room: RoomFacts | null): void {
  const id = room && room.unread > 0 ? room.id : null
  useEffect(() => {
    if (!id) return
    const read = () => {
      if (document.visibilityState === 'visible') void call('read', { member, channel: id }).catch(() => {})
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [member, id])
}
