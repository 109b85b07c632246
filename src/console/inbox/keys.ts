import { useEffect, useRef } from 'react'

export type KeyMap = Partial<Record<string, (event: KeyboardEvent) => void>>

/** Whether a key belongs to what is being written, or to a menu or a dialog that is open. */
function taken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  const target = event.target instanceof HTMLElement ? event.target : null
  // An open dialog or menu has all keys and nothing behind it any, also in the moment before the focus has moved into it.
  if (document.querySelector('[role=dialog], [role=menu]')) return true
  if (!target) return false
  // One that this very key has just closed had it all the same.
  if (target.closest('[role=dialog], [role=menu]')) return true
  // Nothing is written into a box that is ticked.
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false
  return event.key !== 'Escape' && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Single keys for the whole page; silent while somebody types. */
export function useKeys(map: KeyMap): void {
  const now = useRef(map)
  now.current = map
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const run = taken(event) ? undefined : now.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!run) return
      event.preventDefault()
      run(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

const MAC = /Mac|iPhone|iPad/.test(navigator.platform)

/** How the key that sends is printed on this keyboard. */
export const SEND_KEYS = MAC ? '⌘↵' : 'Ctrl ↵'

/** How the key that saves is printed. */
export const SAVE_KEYS = MAC ? '⌘S' : 'Ctrl S'

/** How the keys that act on the words of an article are printed. */
export const FORMAT_KEYS = MAC
  ? { bold: '⌘B', italic: '⌘I', link: '⌘K' }
  : { bold: 'Ctrl B', italic: 'Ctrl I', link: 'Ctrl K' }

/** How the key that inserts the proposed article is printed. */
export const INSERT_KEYS = MAC ? '⌥1' : 'Alt 1'

/** The key that opens the search from anywhere. */
export const PALETTE_KEYS = MAC ? { printed: '⌘K', aria: 'Meta+K' } : { printed: 'Ctrl K', aria: 'Control+K' }
