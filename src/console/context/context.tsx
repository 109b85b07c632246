import { Drawer } from '@mantine/core'
import { IconLayoutSidebarRightCollapse } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { StayPanel } from '../flex/stay-panel.tsx'
import { closeOver, panes, togglePane } from '../inbox/panes.ts'
import { conversationQuery, type Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { IconButton } from '../look/button.tsx'
import { ArticlesTab } from './articles-tab.tsx'
import { CasePanel } from './case-panel.tsx'
import { ContactCases } from './contact-cases.tsx'
import { ContactPanel } from './contact-panel.tsx'
import classes from './context.module.css'
import { ConversationPanel, Earlier } from './conversation-panel.tsx'
import { type ContextTab, contextShown } from './shown-article.ts'

/** Who this is and where the conversation stands, and the articles: a pane beside the work, a sheet where there is no room for one. */
export function Context({ id, docked }: { id: string; docked: boolean }) {
  const detail = useQuery(conversationQuery(id)).data
  const over = useStore(panes, (value) => value.over === 'context')
  return (
    <>
      {docked && (
        <aside className={classes.pane} aria-label="Details">
          <header className={classes.bar}>
            <Tabs />
            <IconButton label="Fold the details" shortcut="]" onClick={() => togglePane('context')}>
              <IconLayoutSidebarRightCollapse aria-hidden className="flip" />
            </IconButton>
          </header>
          {detail && <Body detail={detail} />}
        </aside>
      )}
      <Drawer
        opened={over && detail !== undefined}
        onClose={closeOver}
        position="right"
        size={340}
        title={<Tabs />}
        closeButtonProps={{ 'aria-label': 'Close the details' }}
      >
        {detail && <Body detail={detail} />}
      </Drawer>
    </>
  )
}

const TABS: { tab: ContextTab; words: string }[] = [
  { tab: 'details', words: 'Details' },
  { tab: 'articles', words: 'Articles' },
]

function Tabs() {
  const current = useStore(contextShown, ({ tab }) => tab)
  return (
    <span className={classes.tabs}>
      {TABS.map(({ tab, words }) => (
        <button
          key={tab}
          type="button"
          aria-pressed={tab === current}
          onClick={() => contextShown.set((before) => ({ ...before, tab }))}
        >
          {words}
        </button>
      ))}
    </span>
  )
}

function Body({ detail }: { detail: Detail }) {
  const tab = useStore(contextShown, (value) => value.tab)
  if (tab === 'articles') return <ArticlesTab detail={detail} />
  // While it goes on it is where the work is; later it is history.
  const { transfer } = detail
  const [live, over] = transfer?.state === 'ended' ? [null, transfer] : [transfer, null]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label="About">
      <CasePanel detail={detail} />
      {live && <StayPanel stay={live} detail={detail} />}
      <ContactPanel detail={detail} />
      <ContactCases detail={detail} />
      {over && <StayPanel stay={over} detail={detail} />}
      <ConversationPanel detail={detail} />
      <Earlier detail={detail} />
    </section>
  )
}
