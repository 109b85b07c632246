import { IconChevronDown, IconMessage2 } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Picture } from '../creatures/picture.tsx'
import { type MenuSpot, spotOf } from '../look/menu.tsx'
import { memberName, nameOf, type Place, useActing } from './acting.ts'
import { ChannelIcon } from './channel-icon.tsx'
import { ChannelMenu, RenameChannel } from './channel-menu.tsx'
import styles from './navigation.module.css'
import { hasHere } from './rights.ts'
import { DIRECT, firstPlace, type Room, roomAt, type Shelf, shelve } from './rooms.ts'

/** The rail and the list beside it. In a narrow window both lie over the room while `open`. */
export function Navigation({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { place, self, state, go } = useActing()
  const [listed, setListed] = useState<'dm' | 'server'>(place === 'dm' ? 'dm' : 'server')
  const root = useRef<HTMLElement>(null)
  useEffect(() => setListed(place === 'dm' ? 'dm' : 'server'), [place])
  useEffect(() => {
    if (open) root.current?.querySelector<HTMLElement>('[aria-current="page"], button')?.focus()
  }, [open])
  const last = useRef<Place | null>(null)
  if (place !== 'dm') last.current = place
  // Over a narrow room the list is what was asked for; beside a wide one the server opens where it was left.
  const toServer = () => {
    if (open) setListed('server')
    else go(last.current ?? firstPlace(state))
  }
  return (
    <>
      <nav
        ref={root}
        className={`${styles.nav} ${open ? styles.open : ''}`}
        aria-label={`Channels and direct messages of ${memberName(self)}`}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      >
        <Rail listed={listed} onServer={toServer} />
        {listed === 'dm' ? <DirectList /> : <ChannelList />}
      </nav>
      {open ? (
        <button type="button" className={styles.shade} aria-label="Close the list of channels" onClick={onClose} />
      ) : null}
    </>
  )
}

function Rail({ listed, onServer }: { listed: 'dm' | 'server'; onServer: () => void }) {
  const { state, go } = useActing()
  const unreadDirect = roomAt(state, 'dm')?.unread ?? 0
  const unreadServer = state.channels.some((channel) => channel.type !== DIRECT && (channel.unread ?? 0) > 0)
  return (
    <div className={styles.rail}>
      <button
        type="button"
        className={styles.spot}
        aria-pressed={listed === 'dm'}
        aria-label={unreadDirect ? `Direct messages, ${unreadDirect} unread` : 'Direct messages'}
        title="Direct messages"
        onClick={() => go('dm')}
      >
        <IconMessage2 size={20} stroke={1.75} aria-hidden />
        {unreadDirect ? <span className={styles.badge}>{unreadDirect}</span> : null}
      </button>
      <hr className={styles.rule} />
      <button
        type="button"
        className={styles.spot}
        aria-pressed={listed === 'server'}
        data-unread={unreadServer || undefined}
        aria-label={unreadServer ? `${state.guild.name}, unread` : state.guild.name}
        title={state.guild.name}
        onClick={onServer}
      >
        <Picture user={state.application.bot} size={42} square />
      </button>
    </div>
  )
}

function DirectList() {
  const { state, place, go } = useActing()
  const { bot } = state.application
  const room = roomAt(state, 'dm')
  return (
    <div className={styles.list}>
      <h2 className={styles.title}>Direct messages</h2>
      <button
        type="button"
        className={`${styles.row} ${styles.person} ${room?.unread ? styles.unread : ''}`}
        aria-current={place === 'dm' ? 'page' : undefined}
        onClick={() => go('dm')}
      >
        <Picture user={bot} size={30} />
        <bdi>{nameOf(state, bot)}</bdi>
        {room?.unread ? <Badge count={room.unread} /> : null}
      </button>
    </div>
  )
}

function ChannelList() {
  const { self, state, place } = useActing()
  return (
    <div className={styles.list}>
      <h2 className={styles.title}>{state.guild.name}</h2>
      {self.member ? (
        shelve(state, place).map((shelf) => <ShelfView key={shelf.category?.id ?? 'none'} shelf={shelf} />)
      ) : (
        <p className={styles.gone}>You left this server. Controls bring you back.</p>
      )}
    </div>
  )
}

function ShelfView({ shelf }: { shelf: Shelf }) {
  const [folded, setFolded] = useState(false)
  const { place } = useActing()
  // Folding hides what was read; unread rooms and the open one stay, as in Discord.
  const shown = shelf.rooms.filter(
    ({ room, threads }) =>
      !folded || room.unread > 0 || room.id === place || threads.some((thread) => thread.id === place),
  )
  return (
    <>
      {shelf.category ? (
        <button type="button" className={styles.shelf} aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          <IconChevronDown size={12} className={folded ? styles.folded : ''} aria-hidden />
          {shelf.category.name}
        </button>
      ) : null}
      <ul>
        {shown.map(({ room, threads }) => (
          <li key={room.id}>
            <RoomRow room={room} />
            {threads.map((thread) => (
              <RoomRow key={thread.id} room={thread} />
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

function RoomRow({ room }: { room: Room }) {
  const { state, place, go } = useActing()
  const [spot, setSpot] = useState<MenuSpot | null>(null)
  const [renaming, setRenaming] = useState(false)
  const thread = room.kind === 'thread' || room.kind === 'private-thread'
  if (room.kind === 'voice') {
    return (
      <span className={`${styles.row} ${styles.silent}`} title="Voice is not simulated">
        <ChannelIcon kind="voice" />
        {room.name}
      </span>
    )
  }
  const here = room.id === place
  const label = `${room.kind === 'private-thread' ? 'private thread ' : ''}${room.name}${room.unread && !here ? `, ${room.unread} unread` : ''}`
  const mayChange = !thread && hasHere(state, room.id, 'ManageChannels')
  return (
    <>
      <button
        type="button"
        className={`${styles.row} ${thread ? styles.thread : ''} ${room.unread && !here ? styles.unread : ''}`}
        aria-current={here ? 'page' : undefined}
        aria-label={label}
        onClick={() => go(room.id)}
        onContextMenu={(event) => {
          if (!mayChange) return
          event.preventDefault()
          setSpot(spotOf(event))
        }}
      >
        <ChannelIcon kind={room.kind} size={thread ? 14 : 17} />
        <bdi>{room.name}</bdi>
        {thread && room.unread && !here ? <Badge count={room.unread} /> : null}
      </button>
      {spot ? (
        <ChannelMenu
          room={room}
          spot={spot}
          onRename={() => {
            setSpot(null)
            setRenaming(true)
          }}
          onClose={() => setSpot(null)}
        />
      ) : null}
      {renaming ? <RenameChannel room={room} onClose={() => setRenaming(false)} /> : null}
    </>
  )
}

function Badge({ count }: { count: number }) {
  return <b className={styles.count}>{count > 99 ? '99+' : count}</b>
}
