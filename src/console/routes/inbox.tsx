import { getRouteApi, useParams } from '@tanstack/react-router'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import { Context } from '../context/context.tsx'
import { Conversation } from '../conversation/conversation.tsx'
import { DeleteDialog } from '../conversation/delete-dialog.tsx'
import { HistoryDialog } from '../conversation/history.tsx'
import { useKeys } from '../inbox/keys.ts'
import { List } from '../inbox/list.tsx'
import { NavDrawer } from '../inbox/nav.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { panes, togglePane } from '../inbox/panes.ts'
import { useList } from '../inbox/use-list.ts'
import { VIEW_NAMES } from '../inbox/views.ts'
import { useStore } from '../live/store.ts'
import { Strip } from '../live/strip.tsx'
import { Empty } from '../look/empty.tsx'
import classes from './inbox.module.css'

const route = getRouteApi('/desk/inbox/$view')

export function InboxPage() {
  const { view } = route.useParams()
  const id = useParams({ strict: false, select: (params) => params.conversation })
  const context = useStore(panes, (value) => value.context === 'open')
  useKeys({ '[': () => togglePane('nav'), ']': () => togglePane('context') })
  const names = [classes.stage, id ? classes.opened : '', id && context ? classes.withContext : '']
  return (
    <main className={names.join(' ')}>
      {!id && <PageTitle>{VIEW_NAMES[view]}</PageTitle>}
      <Strip />
      <List key={view} view={view} selected={id ?? null} />
      {id ? <Conversation key={id} id={id} view={view} /> : <Nothing view={view} />}
      {id && <Context key={`context-${id}`} id={id} docked={context} />}
      <NavDrawer />
      <HistoryDialog />
      <DeleteDialog />
    </main>
  )
}

function Nothing({ view }: { view: ConversationViewName }) {
  const { list } = useList(view)
  const any = list !== undefined && list.order.length > 0
  return (
    <section className={classes.nothing} aria-label="Conversation">
      {any && <Empty drawing="bubbles" title="No conversation is open" words="Choose one from the list, or press J." />}
    </section>
  )
}
