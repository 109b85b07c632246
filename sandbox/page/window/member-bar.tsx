import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { MemberView } from '../../contract.ts'
import { Picture } from '../creatures/picture.tsx'
import { memberName } from './acting.ts'
import styles from './member-bar.module.css'

/** Who acts in this window; any other member is one press away. */
export function MemberBar(props: { self: MemberView; members: MemberView[]; onSwitch: (member: string) => void }) {
  const { self, members } = props
  const roles = self.member ? self.role_names.join(', ') : 'left the server'
  return (
    <header className={styles.bar}>
      <Picture user={self.user} size={20} />
      <MemberMenu {...props} />
      <small className={styles.roles}>{roles}</small>
      <div className={styles.quick}>
        {quickMembers(members, self).map((each) => (
          <button
            key={each.user.id}
            type="button"
            className={styles.face}
            aria-label={`Act as ${memberName(each)}`}
            aria-pressed={each === self}
            title={memberName(each)}
            onClick={() => props.onSwitch(each.user.id)}
          >
            <Picture user={each.user} size={22} />
          </button>
        ))}
      </div>
    </header>
  )
}

/** The same four faces, in the same order; one who is not among them takes the last place. */
function quickMembers(members: MemberView[], self: MemberView): MemberView[] {
  const first = members.slice(1, 5)
  return first.includes(self) ? first : [...first.slice(0, 3), self]
}

function MemberMenu({
  self,
  members,
  onSwitch,
}: {
  self: MemberView
  members: MemberView[]
  onSwitch: (member: string) => void
}) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus()
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])
  const move = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(false)
      root.current?.querySelector('button')?.focus()
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!step || !open) return
    event.preventDefault()
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? [])]
    items.at((items.indexOf(document.activeElement as HTMLElement) + step) % items.length)?.focus()
  }
  const choose = (member: string) => {
    setOpen(false)
    onSwitch(member)
  }
  return (
    <div ref={root} className={styles.menu}>
      <button
        type="button"
        className={styles.name}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="unseen">Acting as </span>
        <bdi>{memberName(self)}</bdi>
        <IconChevronDown size={14} aria-hidden />
      </button>
      {open ? (
        <div className={styles.list} role="menu" aria-label="Act as" tabIndex={-1} onKeyDown={move}>
          {members.map((each) => (
            <button
              key={each.user.id}
              type="button"
              role="menuitemradio"
              aria-checked={each === self}
              tabIndex={-1}
              onClick={() => choose(each.user.id)}
            >
              <Picture user={each.user} size={24} />
              <bdi>{memberName(each)}</bdi>
              <small>{each.member ? each.role_names[0] : 'left the server'}</small>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
