import { useEffect, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 60

/**
 * Keeps a list at its end while its reader is there, whatever grows in it (pictures come late). A reader further up is left in peace:
 * `missed` counts what came since. An own message always leads to the end.
 */
export function usePinned(messages: readonly { id: string; author: { id: string } }[], self: string) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const pinned = useRef(true)
  const [missed, setMissed] = useState(0)
  const last = messages.at(-1)
  const seen = useRef(last?.id)
  const toEnd = () => {
    pinned.current = true
    setMissed(0)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  useEffect(() => {
    const box = scroller.current
    if (!box || !content.current) return
    const stay = () => {
      if (pinned.current) box.scrollTop = box.scrollHeight
    }
    const observer = new ResizeObserver(stay)
    observer.observe(content.current)
    observer.observe(box)
    const scrolled = () => {
      pinned.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
      if (pinned.current) setMissed(0)
    }
    box.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', scrolled)
    }
  }, [])
  useLayoutEffect(() => {
    if (last?.id === seen.current) return
    seen.current = last?.id
    if (!last) return
    if (last.author.id === self) pinned.current = true
    else if (!pinned.current) setMissed((count) => count + 1)
    if (pinned.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight
  }, [last, self])
  return { scroller, content, missed, toEnd }
}
