import { useQuery } from '@tanstack/react-query'
import { fullDate, momentWords } from '../../look/time.ts'
import { Note } from '../../page/note.tsx'
import { DiscordMessage } from '../editor/discord-message.tsx'
import classes from '../editor/editor.module.css'
import { placesQuery } from '../queries.ts'
import own from './sources.module.css'
import type { EditedSource } from './use-source.ts'

const DRAWN = 3

/** What it holds now and how that would read. Nothing of it is stored, and none of it will be announced. */
export function Trial({ edited: { trial, trying } }: { edited: EditedSource }) {
  const mark = useQuery(placesQuery).data?.mark ?? ''
  if (trying.fault !== null) return <Note tone="bad">{trying.fault}</Note>
  if (!trial) {
    return (
      <section aria-label="Not tried yet">
        <h2>As Discord would show it</h2>
        <p className={own.lead} role="status">
          {trying.busy ? 'Reading it…' : '“Try it” shows what it holds now and how each item would read.'}
        </p>
      </section>
    )
  }
  const { items, title, format } = trial
  const wanted = items.filter((item) => item.wanted)
  return (
    <section className={own.trial} aria-labelledby="trial">
      <h2 id="trial">As Discord would show it</h2>
      <p className={own.lead} role="status">
        {title !== null && <bdi dir="auto">{title}</bdi>} {format}, {items.length} items
        {wanted.length < items.length && `, ${items.length - wanted.length} left out by their words`}. What it holds
        already is not announced.
      </p>
      <div className={classes.preview}>
        {wanted.slice(0, DRAWN).map(({ text, link, title: name, publishedAt }) => (
          <DiscordMessage
            key={`${link}${name}`}
            text={`${text}\n${mark}`.trimEnd()}
            when={publishedAt === null ? 'now' : momentWords(publishedAt, Date.now())}
          />
        ))}
      </div>
      <Others items={items} drawn={new Set(wanted.slice(0, DRAWN))} />
    </section>
  )
}

type Item = NonNullable<EditedSource['trial']>['items'][number]

function Others({ items, drawn }: { items: readonly Item[]; drawn: ReadonlySet<Item> }) {
  const rest = items.filter((item) => !drawn.has(item))
  if (rest.length === 0) return null
  return (
    <ul className={own.items}>
      {rest.map((item) => (
        <li key={`${item.link}${item.title}`}>
          <bdi dir="auto">{item.title || item.link}</bdi>
          <span>
            {!item.wanted && 'Left out by its words'}
            {item.wanted && item.publishedAt !== null && (
              <time dateTime={item.publishedAt} title={fullDate(item.publishedAt)}>
                {momentWords(item.publishedAt, Date.now())}
              </time>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
