import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BlockView } from '../../../protocol/moderation.ts'
import { useKeys } from '../../inbox/keys.ts'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { Picture } from '../../look/picture.tsx'
import { SearchField } from '../../look/search-field.tsx'
import { fullDate, shortDate } from '../../look/time.ts'
import { useSettled } from '../../look/use-settled.ts'
import { Note } from '../../page/note.tsx'
import { useMayModerate } from '../../session/rights.ts'
import { failureOf } from '../../session/rpc.ts'
import { blocksQuery } from '../queries.ts'
import { BlockDialog } from './block-dialog.tsx'
import classes from './blocks.module.css'
import { useLift } from './use-lift.ts'

const SETTLED_MS = 200

/** Whose words are not taken: what they write to the bot is neither stored nor answered. */
export function Blocks() {
  const may = useMayModerate()
  const [words, setWords] = useState('')
  const [adding, setAdding] = useState(false)
  const q = useSettled(words.trim(), SETTLED_MS)
  const query = useInfiniteQuery(blocksQuery(q))
  const { data, error } = query
  useKeys({ n: () => may && setAdding(true) })
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const none = data?.pages[0]?.count === 0
  return (
    <section className={classes.blocks} aria-label="Blocks">
      <p className={classes.lead}>
        What a blocked member writes to the bot is neither stored nor answered. They are told once, with the way to
        appeal. In Discord itself they can go on; a ban or a time-out ends that.
      </p>
      <div className={classes.top}>
        {!none && <SearchField label="Name or Discord id" value={words} onValue={setWords} />}
        {may && (
          <Button tone="primary" shortcut="N" onClick={() => setAdding(true)}>
            <IconPlus aria-hidden />
            Block an account
          </Button>
        )}
      </div>
      {error && !data && <Note tone="bad">The blocks could not be read: {failureOf(error).words}</Note>}
      {none && (
        <Empty
          drawing="tick"
          title="Nobody is blocked"
          words="Block somebody from a report, from the details of a chat, or by the id of their account."
        />
      )}
      {data && !none && items.length === 0 && q !== '' && (
        <p className={classes.lead}>No block goes by “{q}”. An id has to be whole, a name may be begun.</p>
      )}
      <Rows items={items} may={may} />
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {query.isFetchingNextPage ? 'Reading more' : 'Show more'}
        </Button>
      )}
      {!may && <p className={classes.right}>Blocking takes a moderator, an admin or the owner.</p>}
      <BlockDialog opened={adding} close={() => setAdding(false)} whom={null} />
    </section>
  )
}

function Rows({ items, may }: { items: readonly BlockView[]; may: boolean }) {
  const client = useQueryClient()
  const lift = useLift(client)
  if (items.length === 0) return null
  return (
    <ul className={classes.rows} aria-label="Blocked">
      {items.map((block) => (
        <Row key={block.id} block={block} lift={may ? () => void lift(block) : null} />
      ))}
    </ul>
  )
}

function Row({ block, lift }: { block: BlockView; lift: (() => void) | null }) {
  const { address, name, reason, by, at, until } = block
  return (
    <li className={classes.row}>
      <Picture of={{ id: address, picture: null }} size={32} />
      <div className={classes.who}>
        <b>
          <bdi dir="auto">{name === address ? 'An account not seen here' : name}</bdi>
        </b>
        <bdi className={classes.id}>{address}</bdi>
      </div>
      <p className={reason === '' ? classes.none : ''} dir="auto">
        {reason || 'No reason given'}
      </p>
      <p className={classes.when}>
        <time dateTime={at} title={fullDate(at)}>
          {shortDate(at)}
        </time>
        {by && (
          <>
            {' by '}
            <bdi>{by.publicName}</bdi>
          </>
        )}
        <span>
          {until === null ? (
            'for good'
          ) : (
            <>
              until{' '}
              <time dateTime={until} title={fullDate(until)}>
                {shortDate(until)}
              </time>
            </>
          )}
        </span>
      </p>
      {lift && (
        <Button size="small" onClick={lift}>
          Lift<span className="unseen"> the block of {name || address}</span>
        </Button>
      )}
    </li>
  )
}
