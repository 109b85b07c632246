import { IconArrowDown } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { SandboxMessage } from '../../contract.ts'
import { Picture } from '../creatures/picture.tsx'
import { call } from '../live/call.ts'
import button from '../look/button.module.css'
import { nameOf, useActing } from '../window/acting.ts'
import type { Focus } from '../window/focus.ts'
import { type Room, titleOf } from '../window/rooms.ts'
import { CommandLine } from './command-line.tsx'
import { Message } from './message.tsx'
import styles from './message-list.module.css'
import { makeTimeline } from './timeline.ts'
import { usePinned } from './use-pinned.ts'
import { dayInWords } from './when.tsx'

const NO_MESSAGES: SandboxMessage[] = []
/** So many messages of a channel come with the state. */
const FIRST_PAGE = 100

export function MessageList(props: { room: Room | null; focus: Focus; onFocus: (focus: Focus) => void }) {
  const { room, focus, onFocus } = props
  const { state, self, target } = useActing()
  const [dismissed, setDismissed] = useState<string[]>([])
  const messages = (room && state.messages[room.id]) || NO_MESSAGES
  const entries = useMemo(() => {
    const mine = state.interactions.filter(
      (each) =>
        each.channel === room?.id &&
        each.member === self.user.id &&
        each.title.startsWith('/') &&
        each.state !== 'answered' &&
        !dismissed.includes(each.id),
    )
    return makeTimeline(messages, mine)
  }, [messages, state.interactions, room?.id, self.user.id, dismissed])
  const { scroller, content, missed, toEnd } = usePinned(messages, self.user.id)
  const lit = useLit(target?.message ?? null, scroller)
  const label =
    room && room.kind !== 'dm'
      ? `Messages in ${titleOf(room)}`
      : `Messages with ${nameOf(state, state.application.bot)}`
  return (
    <div className={styles.wrap}>
      <div ref={scroller} className={styles.scroller}>
        <div ref={content} className={styles.content}>
          <Beginning room={room} messages={messages} />
          <div role="log" aria-label={label}>
            <ol onKeyDown={walk}>
              {entries.map((entry) => {
                if (entry.kind === 'day') return <Day key={entry.id} at={entry.at} />
                if (entry.kind === 'command') {
                  return (
                    <CommandLine
                      key={entry.id}
                      interaction={entry.interaction}
                      onDismiss={() => setDismissed([...dismissed, entry.id])}
                    />
                  )
                }
                return (
                  <Message
                    key={entry.id}
                    message={entry.message}
                    follows={entry.follows}
                    lit={lit === entry.id}
                    focus={focus}
                    onFocus={onFocus}
                  />
                )
              })}
            </ol>
          </div>
        </div>
      </div>
      {missed ? (
        <button type="button" className={styles.pill} onClick={toEnd}>
          <IconArrowDown size={14} aria-hidden /> {missed === 1 ? '1 new message' : `${missed} new messages`}
        </button>
      ) : null}
    </div>
  )
}

/** The arrow keys go from message to message once one of them has the focus. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const at = event.target as HTMLElement
  if (!at.matches('[data-message]') || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message]')]
  all[all.indexOf(at) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus()
}

/** Lights the message that a link led to, for long enough to find it. */
function useLit(message: string | null, scroller: { current: HTMLElement | null }): string | null {
  const [lit, setLit] = useState<string | null>(null)
  useLayoutEffect(() => {
    if (!message) return
    scroller.current?.querySelector(`[data-message="${message}"]`)?.scrollIntoView({ block: 'center' })
    setLit(message)
  }, [message, scroller])
  useEffect(() => {
    if (!lit) return
    const timer = setTimeout(() => setLit(null), 2500)
    return () => clearTimeout(timer)
  }, [lit])
  return lit
}

function Day({ at }: { at: string }) {
  return (
    <li className={styles.day}>
      <span>{dayInWords(new Date(at))}</span>
    </li>
  )
}

/** What stands above the first message: the rest of the past, or the beginning of it all. */
function Beginning({ room, messages }: { room: Room | null; messages: SandboxMessage[] }) {
  const { state, world } = useActing()
  const [whole, setWhole] = useState(false)
  if (room && messages.length >= FIRST_PAGE && !whole) {
    const show = async () => {
      world.addMessages(room.id, await call('messages', { channel: room.id, limit: 10_000 }))
      setWhole(true)
    }
    return (
      <button type="button" className={`${button.btn} ${styles.earlier}`} onClick={() => void show().catch(() => {})}>
        Show earlier messages
      </button>
    )
  }
  const direct = !room || room.kind === 'dm'
  const name = nameOf(state, state.application.bot)
  return (
    <div className={styles.beginning}>
      {direct ? <Picture user={state.application.bot} size={56} /> : null}
      <p>{direct ? name : titleOf(room)}</p>
      <span>
        {direct
          ? `Here you and ${name} write to each other. Nobody else sees it.`
          : (room.topic ??
            (room.kind === 'private-thread'
              ? 'Only who was added and the team see this thread.'
              : 'This is where it begins.'))}
      </span>
    </div>
  )
}
