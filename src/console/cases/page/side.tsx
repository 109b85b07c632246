import { Drawer } from '@mantine/core'
import { closeOver, panes } from '../../inbox/panes.ts'
import { StartIncident } from '../../incident/of-case.tsx'
import { useStore } from '../../live/store.ts'
import type { CaseActs } from './acts.ts'
import { CardSection } from './card.tsx'
import { External } from './external.tsx'
import { Facts } from './facts.tsx'
import type { ShownCase } from './queries.ts'
import { Conversations, FollowedBy, Linked, Merged, Reminders } from './relations.tsx'
import classes from './side.module.css'
import { isOver } from './telling.ts'

interface SideProps {
  shown: ShownCase
  acts: CaseActs
}

/** What belongs to the case: a pane beside it, a sheet where there is no room for one. */
export function Side({ shown, acts }: SideProps) {
  const docked = useStore(panes, (value) => value.context === 'open')
  const over = useStore(panes, (value) => value.over === 'context')
  return (
    <>
      {docked && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
        <aside className={classes.pane} tabIndex={0} aria-label="Details">
          <Body shown={shown} acts={acts} />
        </aside>
      )}
      <Drawer
        opened={over}
        onClose={closeOver}
        position="right"
        size={340}
        title={`#${shown.number}`}
        closeButtonProps={{ 'aria-label': 'Close the details' }}
      >
        <Body shown={shown} acts={acts} />
      </Drawer>
    </>
  )
}

function Body({ shown, acts }: SideProps) {
  return (
    <>
      <Facts shown={shown} acts={acts} />
      <CardSection shown={shown} acts={acts} />
      <External of={shown} />
      <Conversations shown={shown} acts={acts} />
      <Linked shown={shown} acts={acts} />
      <Merged shown={shown} acts={acts} />
      <FollowedBy shown={shown} />
      <Reminders shown={shown} acts={acts} />
      {!isOver(shown) && shown.type === 'bug' && <StartIncident about={shown} className={classes.section} />}
    </>
  )
}
