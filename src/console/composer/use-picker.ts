import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { foundArticlesQuery } from '../live/articles.ts'
import { useSettled } from '../look/use-settled.ts'
import { type Asked, askedArticle } from './insert-article.ts'
import type { Insert } from './use-insert.ts'

interface PickerOptions {
  insert: Insert
  /** While a message is edited no article is offered. */
  off: boolean
}

/** A slash at the start of a word opens the search for an article; its words take the place of the search. */
export function usePicker({ insert, off }: PickerOptions) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [active, setActive] = useState(0)
  /** Where a search stood that was closed: the same slash does not open it again. */
  const [closed, setClosed] = useState<number | null>(null)
  const words = useSettled(asked?.words ?? '', 150)
  const open = asked !== null && asked.from !== closed && !off
  const found = useQuery({ ...foundArticlesQuery(words, 6), enabled: open, placeholderData: keepPreviousData })
  const items = found.data ?? []
  const at = Math.min(active, Math.max(0, items.length - 1))
  const look = (area: HTMLTextAreaElement) => {
    const next = area.selectionStart === area.selectionEnd ? askedArticle(area.value, area.selectionStart) : null
    if (next?.from !== asked?.from || next?.words !== asked?.words) setActive(0)
    if (next === null) setClosed(null)
    setAsked(next)
  }
  const close = () => setAsked(null)
  const pick = (article: string) => {
    const place = asked
    close()
    void insert(article, place)
  }
  const takesKey = (event: KeyboardEvent): boolean => {
    if (!open || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false
    const chosen = items[at]
    if (event.key === 'Escape') setClosed(asked.from)
    else if (event.key === 'ArrowDown' && items.length > 0) setActive((at + 1) % items.length)
    else if (event.key === 'ArrowUp' && items.length > 0) setActive((at + items.length - 1) % items.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) pick(chosen.id)
    else return false
    event.preventDefault()
    // Escape closes the search and nothing behind it.
    event.stopPropagation()
    return true
  }
  const chosen = open ? items[at] : undefined
  const field = {
    'aria-autocomplete': 'list',
    'aria-controls': open ? 'article-picker' : undefined,
    'aria-activedescendant': chosen && `pick-${chosen.id}`,
  } as const
  return {
    open,
    items,
    error: found.error,
    read: found.data !== undefined,
    active: at,
    look,
    close,
    pick,
    takesKey,
    field,
  }
}

export type Picker = ReturnType<typeof usePicker>
