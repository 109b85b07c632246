import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import styles from './menu.module.css'

/** Where a menu was asked for, in pixels of the page. */
export interface MenuSpot {
  left: number
  top: number
}

/** A menu at a place of the page. The keyboard walks in it, and the focus goes back to where it was. */
export function Menu({
  label,
  spot,
  onClose,
  children,
}: {
  label: string
  spot: MenuSpot
  onClose: () => void
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const shift = useInside(box, spot)
  const before = useRef(document.activeElement)
  const leave = () => {
    onClose()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  useAway(box, onClose)
  // In the page itself: lists scroll, and would cut it off.
  return createPortal(
    <div
      ref={box}
      className={styles.menu}
      style={{ left: spot.left + shift.left, top: spot.top + shift.top }}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => walk(event, box.current, leave)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </div>,
    document.body,
  )
}

export function MenuItem({ icon, children, onChoose }: { icon: ReactNode; children: ReactNode; onChoose: () => void }) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={onChoose}>
      {icon}
      <span dir="auto">{children}</span>
    </button>
  )
}

/** Items that belong together, under a word. */
export function MenuGroup({ label, icon, children }: { label: string; icon?: ReactNode; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a menu is no fieldset
    <div role="group" aria-label={label} className={styles.group}>
      <p aria-hidden="true">
        {icon} {label}
      </p>
      {children}
    </div>
  )
}

/** Where a menu stands that was asked for by a pointer, or by the menu key, which tells no place: then at the thing itself. */
export function spotOf(event: { currentTarget: Element; clientX?: number; clientY?: number }): MenuSpot {
  const { clientX, clientY } = event
  if (clientX || clientY) return { left: clientX ?? 0, top: clientY ?? 0 }
  const { left, top } = event.currentTarget.getBoundingClientRect()
  return { left: left + 60, top: top + 24 }
}

/** Below the thing that was pressed. */
export function spotUnder(thing: Element): MenuSpot {
  const { left, bottom } = thing.getBoundingClientRect()
  return { left, top: bottom + 4 }
}

/** Moves the menu into the page where it would stand out below or at the side, and gives it the focus. */
function useInside(box: { current: HTMLElement | null }, spot: MenuSpot): MenuSpot {
  const [shift, setShift] = useState<MenuSpot>({ left: 0, top: 0 })
  useLayoutEffect(() => {
    const menu = box.current
    if (!menu) return
    const { width, height } = menu.getBoundingClientRect()
    setShift({
      left: Math.min(0, innerWidth - 8 - width - spot.left),
      top: Math.min(0, innerHeight - 8 - height - spot.top),
    })
    menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
  }, [box, spot])
  return shift
}

function useAway(box: { current: HTMLElement | null }, onClose: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: closing means the same each time
  useEffect(() => {
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) onClose()
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('scroll', away, true)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('scroll', away, true)
    }
  }, [box])
}

function walk(event: KeyboardEvent, box: HTMLElement | null, leave: () => void): void {
  event.stopPropagation()
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault()
    leave()
  }
  const items = [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  items[to % items.length]?.focus()
}
