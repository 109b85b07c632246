import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { ConversationRow, ConversationViewName } from '../../protocol/conversations.ts'
import { Button, IconButton } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { NewPill } from '../look/new-pill.tsx'
import { useNow } from '../look/use-now.ts'
import { failureOf } from '../session/rpc.ts'
import { EmptyView } from './empty-view.tsx'
import { useKeys } from './keys.ts'
import classes from './list.module.css'
import { type ListState, waiting } from './list-state.ts'
import { ListTitle } from './list-title.tsx'
import { openPalette } from './palette.tsx'
import { togglePane } from './panes.ts'
import { Row } from './row.tsx'
import { useHands } from './use-hands.ts'
import { useList } from './use-list.ts'
import { VIEW_NAMES } from './views.ts'

interface ListProps {
  view: ConversationViewName
  selected: string | null
}

export function List({ view, selected }: ListProps) {
  const { list, error, again, readMore, letIn } = useList(view)
  const hands = useHands(letIn)
  return (
    <section className={classes.pane} aria-label="Conversations" {...hands}>
      <header className={classes.bar}>
        <IconButton label="Navigation" className={classes.menu} onClick={() => togglePane('nav')}>
          <IconMenu2 aria-hidden />
        </IconButton>
        <ListTitle view={view} />
        <IconButton label="Search" className={classes.search} onClick={openPalette}>
          <IconSearch aria-hidden />
        </IconButton>
      </header>
      {list ? (
        <Rows list={list} view={view} selected={selected} readMore={readMore} letIn={letIn} />
      ) : error ? (
        <Empty drawing="letters" title="The list could not be read" words={failureOf(error).words}>
          <Button onClick={again}>Try again</Button>
        </Empty>
      ) : (
        <Skeleton />
      )}
    </section>
  )
}

interface RowsProps extends ListProps {
  list: ListState
  readMore: () => Promise<void>
  letIn: () => void
}

function Rows({ list, view, selected, readMore, letIn }: RowsProps) {
  const handle = useRef<VListHandle>(null)
  const now = useNow(30_000)
  const rows = list.order.flatMap((id) => list.rows[id] ?? [])
  const [focused, setFocused] = useState<string | null>(selected)
  useListKeys(rows, focused ?? selected, handle)
  const more = waiting(list)
  const stop = focused && list.order.includes(focused) ? focused : (selected ?? list.order[0])
  const nearEnd = () => {
    const at = handle.current
    if (at && at.scrollOffset + at.viewportSize > at.scrollSize - 800) void readMore()
  }
  if (rows.length === 0 && more === 0) return <EmptyView view={view} />
  return (
    <div className={classes.rows}>
      <NewPill
        count={more}
        letIn={() => {
          letIn()
          handle.current?.scrollTo(0)
        }}
        className={classes.pill}
      />
      <VList ref={handle} className={classes.scroll} role="listbox" aria-label={VIEW_NAMES[view]} onScroll={nearEnd}>
        {rows.map((row, at) => (
          <Row
            key={row.id}
            row={row}
            view={view}
            now={now}
            selected={row.id === selected}
            tabStop={row.id === stop}
            position={at + 1}
            total={list.next === null ? rows.length : -1}
            onFocus={setFocused}
          />
        ))}
      </VList>
    </div>
  )
}

/** J and K go through the rows; Enter opens, as it does on every link. */
function useListKeys(rows: ConversationRow[], from: string | null, handle: RefObject<VListHandle | null>): void {
  const go = (step: 1 | -1) => {
    const at = rows.findIndex((row) => row.id === from)
    const next = at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))
    const id = rows[next]?.id
    if (id === undefined) return
    handle.current?.scrollToIndex(next, { align: 'nearest' })
    // A row that was outside of the window is drawn in the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`row-${id}`)?.focus()))
  }
  useKeys({ j: () => go(1), k: () => go(-1), ArrowDown: () => go(1), ArrowUp: () => go(-1) })
}

/** A view that was never seen before: three grey rows, and only when the answer takes long enough to be noticed. */
export function Skeleton() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div role="status" aria-label="Reading the list">
      {[0, 1, 2].map((at) => (
        <div key={at} className={classes.skeleton} aria-hidden>
          <i />
          <span>
            <i />
            <i />
            <i />
          </span>
        </div>
      ))}
    </div>
  )
}
