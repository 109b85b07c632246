import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { colleaguesQuery } from '../../live/colleagues.ts'
import { useMe } from '../../session/session.ts'
import { type AskedName, askedName, fitting, withName } from './mention.ts'

const MOST = 6

interface PickerOptions {
  text: string
  write: (text: string) => void
  field: RefObject<HTMLTextAreaElement | null>
  /** Nobody can be named in what members read. */
  off: boolean
}

/** An @ at the start of a word offers the colleagues; the chosen one's name takes its place. */
export function useNamePicker({ text, write, field, off }: PickerOptions) {
  const me = useMe().agent.id
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const [asked, setAsked] = useState<AskedName | null>(null)
  const [active, setActive] = useState(0)
  const [closed, setClosed] = useState<number | null>(null)
  const caret = useRef<number | null>(null)
  // With the very drawing that brings the name: the next letter that is typed belongs behind it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is set once, when the words have changed.
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.focus()
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [text])
  const others = colleagues.filter(({ id }) => id !== me)
  const items = asked === null || off || asked.from === closed ? [] : fitting(others, asked.words).slice(0, MOST)
  const at = Math.min(active, Math.max(0, items.length - 1))
  const look = (area: HTMLTextAreaElement) => {
    const next = area.selectionStart === area.selectionEnd ? askedName(area.value, area.selectionStart) : null
    if (next?.from !== asked?.from || next?.words !== asked?.words) setActive(0)
    if (next === null) setClosed(null)
    setAsked(next)
  }
  const pick = (name: string) => {
    if (asked === null) return
    const next = withName(text, asked, name)
    caret.current = next.caret
    write(next.text)
    setAsked(null)
  }
  const takesKey = (event: KeyboardEvent): boolean => {
    const chosen = items[at]
    if (!chosen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false
    if (event.key === 'Escape') setClosed(asked?.from ?? null)
    else if (event.key === 'ArrowDown') setActive((at + 1) % items.length)
    else if (event.key === 'ArrowUp') setActive((at + items.length - 1) % items.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) pick(chosen.publicName)
    else return false
    event.preventDefault()
    // Escape closes the offer and nothing behind it.
    event.stopPropagation()
    return true
  }
  return { items, active: at, look, pick, takesKey, close: () => setAsked(null) }
}

export type NamePicker = ReturnType<typeof useNamePicker>
