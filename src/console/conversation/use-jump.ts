import { useRouterState, useSearch } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { type FeedItem, messagesOf } from './group.ts'

/** Pages that are read, at most, to find a message. */
const MOST_PAGES = 40
const LIT_MS = 1600
const LOOK_EVERY_MS = 100

interface Place {
  items: FeedItem[]
  handle: RefObject<VirtualizerHandle | null>
  /** Reads the page before; resolves to whether there may be more. */
  older: () => Promise<boolean>
  /** The end is not kept in sight any more. */
  letGo: () => void
}

/** Goes to a message, reading older pages until it is found, and lights it up for a moment. */
export function useJump({ items, handle, older, letGo }: Place) {
  const [lit, setLit] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const pages = useRef(0)
  const indexOf = (id: string) => items.findIndex((item) => messagesOf(item).some((message) => message.id === id))
  const go = (id: string) => {
    const at = indexOf(id)
    if (at === -1) {
      wanted.current = id
      if (pages.current++ < MOST_PAGES) void older()
      return
    }
    wanted.current = null
    letGo()
    handle.current?.scrollToIndex(at + 1, { align: 'center' })
    setLit(id)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that came in is the only reason to look again.
  useEffect(() => {
    if (wanted.current !== null) go(wanted.current)
  }, [items])
  useKept(lit, lit === null ? 0 : indexOf(lit) + 1, handle)
  useEffect(() => {
    if (lit === null) return
    const timer = setTimeout(() => setLit(null), LIT_MS)
    return () => clearTimeout(timer)
  }, [lit])
  const jump = (id: string) => {
    pages.current = 0
    go(id)
  }
  return { lit, jump }
}

/**
 * Keeps a lit message in sight: what was just read gets its height only when it is drawn, and that moves everything. Whoever
 * scrolls meanwhile is let go.
 */
function useKept(lit: string | null, index: number, handle: RefObject<VirtualizerHandle | null>): void {
  const at = useRef(index)
  at.current = index
  useEffect(() => {
    if (lit === null) return
    const look = setInterval(() => {
      const drawn = document.getElementById(`message-${lit}`)
      if (drawn === null) handle.current?.scrollToIndex(at.current, { align: 'center' })
      else if (!isSeen(drawn)) drawn.scrollIntoView({ block: 'center' })
    }, LOOK_EVERY_MS)
    const stop = () => clearInterval(look)
    const signs = ['wheel', 'touchmove', 'keydown'] as const
    for (const sign of signs) window.addEventListener(sign, stop, { passive: true })
    return () => {
      stop()
      for (const sign of signs) window.removeEventListener(sign, stop)
    }
  }, [lit, handle])
}

/** Whether something of it is inside of what scrolls around it. */
function isSeen(drawn: HTMLElement): boolean {
  const box = drawn.closest('section')?.getBoundingClientRect()
  const own = drawn.getBoundingClientRect()
  return box !== undefined && own.bottom > box.top + 8 && own.top < box.bottom - 8
}

/** Goes to the message that the address names, each time that somebody comes by that address. */
export function useWanted(jump: (id: string) => void): void {
  const wanted = useSearch({ strict: false, select: (search) => search.message })
  const visit = useRouterState({ select: (state) => state.location.state.key })
  const go = useRef(jump)
  go.current = jump
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same message may be asked for once more.
  useEffect(() => {
    if (wanted !== undefined) go.current(wanted)
  }, [wanted, visit])
}
