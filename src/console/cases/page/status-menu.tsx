import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { CasePriority, CaseStatus, CaseType } from '../../../protocol/cases.ts'
import { CaseStatus as Status } from '../../inbox/case-chip.tsx'
import { createStore, useStore } from '../../live/store.ts'
import { Key } from '../../look/button.tsx'
import { Priority } from '../priority.tsx'
import { TypeIcon } from '../type-icon.tsx'
import { PRIORITY_WORDS, STATUS_WORDS, TYPE_WORDS } from '../words.ts'
import type { CaseActs } from './acts.ts'
import classes from './head.module.css'
import type { ShownCase } from './queries.ts'
import { toldBy } from './telling.ts'
import type { useMove } from './use-move.ts'

const keysOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as K[]
const STATUSES = keysOf<CaseStatus>(STATUS_WORDS)
const TYPES = keysOf<CaseType>(TYPE_WORDS)
const PRIORITIES = keysOf<CasePriority>(PRIORITY_WORDS).toReversed()

const statusOpen = createStore(false)

export function openStatusMenu(): void {
  statusOpen.set(() => true)
}

interface MenuProps {
  shown: ShownCase
  acts: CaseActs
}

/** Where the case stands, and where it can go; each way says whom it tells. */
export function StatusMenu({ shown, move }: { shown: ShownCase; move: ReturnType<typeof useMove> }) {
  const opened = useStore(statusOpen, (value) => value)
  if (shown.mergedInto !== null) return <Status status={shown.status} />
  return (
    <Menu opened={opened} onChange={(next) => statusOpen.set(() => next)} position="bottom-start" width={248}>
      <Menu.Target>
        <button type="button" className={classes.pick} aria-keyshortcuts="M">
          <Status status={shown.status} />
          <IconChevronDown aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.menuLabel}>
          Move to <Key>M</Key>
        </Menu.Label>
        {STATUSES.map((status) => (
          <Menu.Item
            key={status}
            disabled={status === shown.status}
            rightSection={<Tells number={toldBy(shown, status)} here={status === shown.status} />}
            onClick={() => void move.to(status)}
          >
            <Status status={status} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Tells({ number, here }: { number: number; here: boolean }) {
  if (here) return <small className={classes.tells}>now</small>
  if (number === 0) return null
  return <small className={classes.tells}>tells {number.toLocaleString('en')}</small>
}

export function TypeMenu({ shown, acts }: MenuProps) {
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <button type="button" className={classes.pick}>
          <TypeIcon type={shown.type} />
          {TYPE_WORDS[shown.type]}
          <IconChevronDown aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {TYPES.map((type) => (
          <Menu.Item
            key={type}
            disabled={type === shown.type}
            leftSection={<TypeIcon type={type} />}
            onClick={() => void acts.change({ type })}
          >
            {TYPE_WORDS[type]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export function PriorityMenu({ shown, acts }: MenuProps) {
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <button type="button" className={classes.pick}>
          <Priority priority={shown.priority} />
          {PRIORITY_WORDS[shown.priority]}
          <span className="unseen"> priority</span>
          <IconChevronDown aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {PRIORITIES.map((priority) => (
          <Menu.Item
            key={priority}
            disabled={priority === shown.priority}
            leftSection={<Priority priority={priority} />}
            onClick={() => void acts.change({ priority })}
          >
            {PRIORITY_WORDS[priority]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
