import { Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { CaseFilter } from '../../protocol/cases.ts'
import classes from './filters.module.css'

interface MoreFiltersProps {
  filter: CaseFilter
  /** Brings a chip that is to be filled in. */
  ask: (key: 'priorities' | 'tag') => void
  narrow: (change: Pick<CaseFilter, 'watched' | 'overdue'>) => void
}

/** Narrowings that are not needed every day. */
export function MoreFilters({ filter, ask, narrow }: MoreFiltersProps) {
  const { priorities, tag, watched, overdue } = filter
  if (priorities && tag && watched && overdue) return null
  return (
    <Menu position="bottom-start" width={200} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={`${classes.chip} ${classes.add}`}>
          <IconPlus aria-hidden />
          Filter
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {!priorities && <Menu.Item onClick={() => ask('priorities')}>Priority</Menu.Item>}
        {!tag && <Menu.Item onClick={() => ask('tag')}>Tag</Menu.Item>}
        {!watched && <Menu.Item onClick={() => narrow({ watched: true })}>I follow it</Menu.Item>}
        {!overdue && <Menu.Item onClick={() => narrow({ overdue: true })}>Overdue</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
