import { IconBook2, IconX } from '@tabler/icons-react'
import type { MessageView } from '../../protocol/messages.ts'
import type { Detail } from '../live/queries.ts'
import { createStore, useStore } from '../live/store.ts'
import { Button, IconButton } from '../look/button.tsx'
import { Note } from '../page/note.tsx'
import classes from './keep.module.css'
import { useKeep } from './use-keep.ts'

/** Conversations in which the offer was put away; until the page is loaded anew. */
const putAway = createStore<ReadonlySet<string>>(new Set())

/** Once a conversation is resolved: what an agent answered there may become an article, or an example of the one that they gave. */
export function KeepAnswer({ detail, messages }: { detail: Detail; messages: readonly MessageView[] }) {
  const away = useStore(putAway, (all) => all.has(detail.id))
  const { busy, fault, asArticle, addTo } = useKeep(detail.id)
  if (!detail.keepable || detail.status !== 'resolved' || away) return null
  const given = messages.findLast(({ author, article }) => author === 'agent' && article !== null)?.article
  return (
    <section className={classes.keep} aria-label="Keep this answer">
      <IconBook2 aria-hidden />
      <p>Keep this answer as article?</p>
      {given && (
        <Button size="small" disabled={busy} onClick={() => void addTo(given)}>
          <span className="clip">
            Add the question to “<bdi dir="auto">{given.title}</bdi>”
          </span>
        </Button>
      )}
      <Button size="small" disabled={busy} onClick={() => void asArticle()}>
        Keep as article
      </Button>
      <IconButton label="Not this one" onClick={() => putAway.set((all) => new Set([...all, detail.id]))}>
        <IconX aria-hidden />
      </IconButton>
      {fault !== null && <Note tone="bad">Not kept: {fault}</Note>}
    </section>
  )
}
