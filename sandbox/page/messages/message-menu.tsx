import { IconApps, IconCornerUpLeft, IconPencil, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { SandboxMessage } from '../../contract.ts'
import { type Command, commandsHere, nameIn } from '../composer/commands.ts'
import { commandPlace } from '../composer/place.ts'
import { Picture } from '../creatures/picture.tsx'
import { call } from '../live/call.ts'
import { useActing } from '../window/acting.ts'
import styles from './message-menu.module.css'
import { usePressed } from './presses.ts'

/** Where a menu was asked for, in pixels of the page. */
export interface MenuSpot {
  left: number
  top: number
}

interface Props {
  message: SandboxMessage
  spot: MenuSpot
  onReply: () => void
  /** Null where the message is somebody else's. */
  onEdit: (() => void) | null
  onDelete: (() => void) | null
  onClose: () => void
}

/** What can be done with a message: Discord's own acts, and below them the application's commands. */
export function MessageMenu(props: Props) {
  const { message, spot, onReply, onEdit, onDelete, onClose } = props
  const { state, self, place } = useActing()
  const presses = usePressed()
  const box = useRef<HTMLDivElement>(null)
  const shift = useInside(box, spot)
  const before = useRef(document.activeElement)
  const leave = () => {
    onClose()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  useAway(box, onClose)
  const commands = commandsHere(state.commands, commandPlace(state, place), 3)
  const then = (act: () => void) => () => {
    onClose()
    act()
  }
  const run = ({ name }: Command) =>
    presses.start(message.id, name, () =>
      call('message-command', { member: self.user.id, channel: message.channel_id, message: message.id, name }),
    )
  // In the page itself: the list of messages scrolls, and would cut it off.
  return createPortal(
    <div
      ref={box}
      className={styles.menu}
      style={{ left: spot.left + shift.left, top: spot.top + shift.top }}
      role="menu"
      aria-label="Message"
      tabIndex={-1}
      onKeyDown={(event) => walk(event, box.current, leave)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <Item icon={<IconCornerUpLeft size={16} aria-hidden />} onChoose={then(onReply)}>
        Reply
      </Item>
      {onEdit ? (
        <Item icon={<IconPencil size={16} aria-hidden />} onChoose={then(onEdit)}>
          Edit message
        </Item>
      ) : null}
      {onDelete ? (
        <Item icon={<IconTrash size={16} aria-hidden />} onChoose={then(onDelete)}>
          Delete message
        </Item>
      ) : null}
      {commands.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a group of a menu is no fieldset
        <div role="group" aria-label="Apps" className={styles.apps}>
          <p aria-hidden="true">
            <IconApps size={14} aria-hidden /> Apps
          </p>
          {commands.map((command) => (
            <Item
              key={command.id}
              icon={<Picture user={state.application.bot} size={18} square />}
              onChoose={then(() => run(command))}
            >
              {nameIn(command)}
            </Item>
          ))}
        </div>
      ) : null}
    </div>,
    document.body,
  )
}

function Item({ icon, children, onChoose }: { icon: ReactNode; children: ReactNode; onChoose: () => void }) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={onChoose}>
      {icon}
      <span dir="auto">{children}</span>
    </button>
  )
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
