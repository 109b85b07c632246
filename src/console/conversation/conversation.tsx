import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { Closed } from '../composer/closed.tsx'
import { Composer } from '../composer/composer.tsx'
import { useKeys } from '../inbox/keys.ts'
import { act } from '../live/acts.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { failureOf } from '../session/rpc.ts'
import type { Aim } from './aim.ts'
import classes from './conversation.module.css'
import { Feed } from './feed.tsx'
import { Header } from './header.tsx'
import { Typing } from './typing.tsx'
import { useAnnouncement, useConversation } from './use-conversation.ts'

export function Conversation({ id, view }: { id: string; view: ConversationViewName }) {
  const { detail, messages, all, error, again } = useConversation(id)
  const [aim, setAim] = useState<Aim>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const name = detail?.contact.name ?? 'member'
  const takeAim = (next: Aim) => {
    setAim(next)
    field.current?.focus()
  }
  const back = useBack(id, view)
  useActKeys(id, detail?.status, () => field.current?.focus(), back)
  const announcement = useAnnouncement(name, all, (message) => plainText(parseMarkdown(message.text)) || 'a file')
  if (error && !detail) {
    return (
      <section className={`${classes.pane} ${classes.centred}`} aria-label="Conversation">
        <Empty drawing="letters" title="This conversation could not be read" words={failureOf(error).words}>
          {failureOf(error).kind === 'refused' ? (
            <Button onClick={back}>Back to the list</Button>
          ) : (
            <Button onClick={again}>Try again</Button>
          )}
        </Empty>
      </section>
    )
  }
  return (
    <section className={classes.pane} aria-label={`Conversation with ${name}`}>
      {detail && <title>{`${name} · Guildesk`}</title>}
      {detail ? <Header detail={detail} view={view} /> : <div className={classes.bar} />}
      {detail && messages ? (
        <Feed key={id} detail={detail} state={messages} messages={all} aim={takeAim} />
      ) : (
        <div className={classes.feed} />
      )}
      {detail && <Typing contact={detail.contact} conversation={id} />}
      {detail && detail.status !== 'resolved' && (
        <Composer key={`composer-${id}`} detail={detail} aim={aim} setAim={setAim} field={field} />
      )}
      {detail?.status === 'resolved' && <Closed detail={detail} />}
      <div className="unseen" aria-live="polite">
        {announcement}
      </div>
    </section>
  )
}

/** Leads back to the list, with the keyboard on the row of this conversation. */
function useBack(id: string, view: ConversationViewName) {
  const navigate = useNavigate()
  return () => {
    void navigate({ to: '/inbox/$view', params: { view } }).then(() => document.getElementById(`row-${id}`)?.focus())
  }
}

function useActKeys(id: string, status: string | undefined, reply: () => void, back: () => void): void {
  const client = useQueryClient()
  const open = status !== undefined && status !== 'resolved'
  useKeys({
    e: () => open && void act(client, 'resolve', id),
    i: () => open && void act(client, 'take', id),
    r: reply,
    Escape: (event) => {
      // From the composer one level up is the conversation; from there, the list.
      if (event.target instanceof HTMLTextAreaElement) event.target.blur()
      else back()
    },
  })
}
