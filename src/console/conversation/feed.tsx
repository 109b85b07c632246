import { IconArrowDown } from '@tabler/icons-react'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import type { MessageView } from '../../protocol/messages.ts'
import { outbox } from '../composer/outbox-store.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { dayWords } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import type { Aim } from './aim.ts'
import classes from './conversation.module.css'
import { Changes, Ended, Notice, Opened } from './event-line.tsx'
import { type FeedItem, groupMessages } from './group.ts'
import { Group } from './message-group.tsx'
import type { MessagesState } from './messages-state.ts'
import { Note } from './note.tsx'
import { useOlder } from './use-conversation.ts'
import { useJump, useWanted } from './use-jump.ts'

const NEAR_TOP = 400

interface FeedProps {
  detail: Detail
  state: MessagesState
  messages: MessageView[]
  aim: (aim: Aim) => void
}

export function Feed({ detail, state, messages, aim }: FeedProps) {
  const items = useMemo(() => groupMessages(messages), [messages])
  const now = useNow(60_000)
  const box = useRef<HTMLElement>(null)
  const { handle, scrolled, resized, shift, below, toEnd, letGo } = useSticking(items, messages)
  const older = useOlder(detail.id)
  useTop(messages[0]?.id, handle, () => state.next !== null && void older())
  const { lit, jump } = useJump({ items, handle, older, letGo })
  useWanted(jump)
  const onScroll = (offset: number) => {
    scrolled()
    if (offset < NEAR_TOP && state.next !== null) void older()
  }
  return (
    <div className={classes.feed}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section ref={box} className={classes.scroll} tabIndex={0} aria-label="Messages">
        {/* Few messages stand at the end, beside the composer, not at the top. */}
        <div className={classes.spacer} />
        <Virtualizer ref={handle} scrollRef={box} shift={shift} onScroll={onScroll} onResize={resized}>
          {state.next === null ? (
            <Opened key="opened" detail={detail} />
          ) : (
            <div key="opened" className={classes.older} />
          )}
          {items.map((item) => {
            if (item.type === 'day') {
              return (
                <p key={item.key} className={classes.day}>
                  {dayWords(item.at, now)}
                </p>
              )
            }
            if (item.type === 'notice') return <Notice key={item.key} message={item.message} detail={detail} />
            if (item.type === 'changes') return <Changes key={item.key} messages={item.messages} detail={detail} />
            if (item.type === 'note') {
              return <Note key={item.key} message={item.message} detail={detail} lit={lit} jump={jump} aim={aim} />
            }
            return <Group key={item.key} detail={detail} messages={item.messages} lit={lit} jump={jump} aim={aim} />
          })}
          <Ended key="ended" detail={detail} last={messages.at(-1)} />
        </Virtualizer>
      </section>
      {below > 0 && (
        <button type="button" className={classes.below} onClick={toEnd}>
          <IconArrowDown aria-hidden />
          {below === 1 ? '1 new message' : `${below} new messages`}
        </button>
      )}
    </div>
  )
}

/** Reads on where a page that came in left the agent at the top: nothing scrolls there any more, so nothing else would ask. */
function useTop(first: string | undefined, handle: RefObject<VirtualizerHandle | null>, read: () => void): void {
  const now = useRef(read)
  now.current = read
  const before = useRef(first)
  useEffect(() => {
    const came = before.current !== undefined && before.current !== first
    before.current = first
    if (!came) return
    // After the list has made room for the page, which it does before it is painted.
    const frame = requestAnimationFrame(() => {
      if (handle.current && handle.current.scrollOffset < NEAR_TOP) now.current()
    })
    return () => cancelAnimationFrame(frame)
  }, [first, handle])
}

/** Keeps the end in sight while the agent is there; counts what comes in while they read further up. */
function useSticking(items: FeedItem[], messages: MessageView[]) {
  const handle = useRef<VirtualizerHandle>(null)
  const atEnd = useRef(true)
  const offsetBefore = useRef(0)
  const [seen, setSeen] = useState<string | null>(null)
  const last = messages.at(-1)
  // By the message and not by the item: a page of the same day comes in behind that day's line.
  const first = messages[0]?.id
  const before = useRef({ first, count: items.length })
  // Items that come in at the beginning must not move what is being read.
  const shift = before.current.first !== first && items.length > before.current.count
  useLayoutEffect(() => {
    before.current = { first, count: items.length }
  }, [first, items.length])
  const toEnd = () => handle.current?.scrollToIndex(items.length + 1, { align: 'end' })
  const written = useStore(outbox, (items) => items.some(({ id }) => id === last?.id))
  const mine = written || (last?.author === 'agent' && last.delivery?.state === 'queued')
  const lastId = last?.id
  useLayoutEffect(() => {
    if (lastId === undefined) return
    if (atEnd.current || mine) handle.current?.scrollToIndex(items.length + 1, { align: 'end' })
  }, [lastId, mine, items.length])
  useEffect(() => {
    if (atEnd.current && lastId !== undefined) setSeen(lastId)
  }, [lastId])
  const scrolled = () => {
    const list = handle.current
    if (!list) return
    const offset = list.scrollOffset
    // What takes room from below, as a proposed article does, is not the agent going up.
    if (offset + list.viewportSize >= list.scrollSize - 24) atEnd.current = true
    else if (offset < offsetBefore.current) atEnd.current = false
    offsetBefore.current = offset
    if (atEnd.current && lastId !== undefined) setSeen(lastId)
  }
  const resized = () => {
    if (atEnd.current) toEnd()
  }
  const seenAt = messages.findIndex((message) => message.id === seen)
  const below = seenAt === -1 || atEnd.current ? 0 : messages.length - 1 - seenAt
  // Who goes to a message further up must not be brought back when what is read there gets its height.
  const letGo = () => {
    atEnd.current = false
  }
  return { handle, scrolled, resized, shift, below, toEnd, letGo }
}
