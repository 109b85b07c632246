import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import classes from './list.module.css'
import { useViewCount } from './nav.tsx'
import { useViews, VIEW_NAMES } from './views.ts'

/** The name of the view; on a phone it opens the others, for which there is no navigation beside it. */
export function ListTitle({ view }: { view: ConversationViewName }) {
  const count = useViewCount(view)
  const views = useViews()
  return (
    <>
      <h1 className={classes.title}>{VIEW_NAMES[view]}</h1>
      {count > 0 && <span className={classes.total}>{count}</span>}
      <Menu position="bottom-start" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={classes.views} aria-label="Other views">
            <IconChevronDown aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((each) => (
            <Entry key={each} view={each} current={each === view} />
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function Entry({ view, current }: { view: ConversationViewName; current: boolean }) {
  const count = useViewCount(view)
  return (
    <Menu.Item
      component={Link}
      to="/inbox/$view"
      params={{ view } as never}
      aria-current={current ? 'page' : undefined}
      rightSection={count > 0 ? <span className={classes.total}>{count}</span> : null}
    >
      {VIEW_NAMES[view]}
    </Menu.Item>
  )
}
