import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CaseFilter } from '../../protocol/cases.ts'
import { Button } from '../look/button.tsx'
import classes from './filters.module.css'
import { SaveView } from './save-view.tsx'
import { SavedViews } from './saved-views.tsx'
import { SortMenu } from './sort-menu.tsx'
import { useFilter } from './use-filter.ts'

interface FilterSheetProps {
  opened: boolean
  close: () => void
  filter: CaseFilter
  children: ReactNode
}

/** On a phone all filters, the order and the saved views stand in a sheet. */
export function FilterSheet({ opened, close, filter, children }: FilterSheetProps) {
  const { set } = useFilter()
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="bottom"
      size="80%"
      title="Filters"
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ body: classes.sheet }}
    >
      <div className={classes.sheetChips}>{children}</div>
      <div className={classes.sheetChips}>
        <SortMenu filter={filter} />
        <SaveView filter={filter} />
      </div>
      <SavedViews onChoose={close} />
      <div className={classes.sheetFoot}>
        <Button onClick={() => set({})}>Clear</Button>
        <Button tone="primary" onClick={close}>
          Show
        </Button>
      </div>
    </Drawer>
  )
}
