import { Menu } from '@mantine/core'
import { IconArrowsSort } from '@tabler/icons-react'
import type { CaseFilter, CaseSort } from '../../protocol/cases.ts'
import { SORT_WORDS } from './filter-search.ts'
import classes from './filters.module.css'
import { useFilter } from './use-filter.ts'

export function SortMenu({ filter }: { filter: CaseFilter }) {
  const { narrow } = useFilter()
  const sort = filter.sort ?? 'changed'
  return (
    <Menu position="bottom-end" width={200} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={`${classes.chip} ${classes.add}`}>
          <IconArrowsSort aria-hidden />
          <span className="unseen">Order: </span>
          {SORT_WORDS[sort]}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={sort} onChange={(value) => narrow({ sort: value as CaseSort })}>
          {(Object.keys(SORT_WORDS) as CaseSort[]).map((each) => (
            <Menu.RadioItem key={each} value={each}>
              {SORT_WORDS[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
