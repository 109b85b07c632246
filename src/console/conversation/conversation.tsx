import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import type { MessageView } from '../../protocol/messages.ts'
import { Closed } from '../composer/closed.tsx'
import { Composer } from '../composer/composer.tsx'
import { AnsweredThere } from '../flex/answered-there.tsx'
import { isInFlex } from '../flex/in-flex.ts'
import { LeaveDialog } from '../flex/leave-dialog.tsx'
import { useKeys } from '../inbox/keys.ts'
import { PageTitle } from '../inbox/page-title.tsx'
import type { Detail } from '../live/queries.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { failureOf } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import type { Aim } from './aim.ts'
import { openAssignMenu } from './assign-menu.tsx'
import classes from './conversation.module.css'
import { Feed } from './feed.tsx'
import { HandoffCard } from './handoff-card.tsx'
import { Header } from './header.tsx'
import { KeepAnswer } from './keep-answer.tsx'
import type { MessagesState } from './messages-state.ts'
import { Typing } from './typing.tsx'
import { type Acts, useActs } from './use-acts.ts'
import { useAnnouncement, useConversation } from './use-conversation.ts'

export function Conversation({ id, view }: { id: string; view: ConversationViewName }) {
  const { detail, messages, all, error, again } = useConversation(id)
  const name = detail?.contact.name ?? 'member'
  const back = useBack(id, view)
  useKeys({
    Escape: (event) => {
      // From the composer one level up is the conversation; from there, the list.
      if (event.target instanceof HTMLTextAreaElement) event.target.blur()
      else back()
    },
  })
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
      {detail ? <Shown detail={detail} state={messages} all={all} view={view} /> : <div className={classes.bar} />}
    </section>
  )
}

interface ShownProps {
  detail: Detail
  state: MessagesState | undefined
  all: MessageView[]
  view: ConversationViewName
}

function Shown({ detail, state, all, view }: ShownProps) {
  const [aim, setAim] = useState<Aim>(null)
  const [mode, setMode] = useState<'reply' | 'note'>('reply')
  const field = useRef<HTMLTextAreaElement>(null)
  const acts = useActs(detail)
  const write = (next: 'reply' | 'note') => {
    setMode(next)
    // At once, so that no letter is lost that follows the key; a resolved conversation gets its field with this render.
    if (field.current) field.current.focus()
    else requestAnimationFrame(() => field.current?.focus())
  }
  const takeAim = (next: Aim) => {
    setAim(next)
    write(next?.message.direction === 'note' ? 'note' : 'reply')
  }
  useActKeys(detail, acts, write)
  const announcement = useAnnouncement(detail.contact.name, all, wordsOf)
  return (
    <>
      <PageTitle>{detail.contact.name}</PageTitle>
      <Header detail={detail} view={view} acts={acts} />
      {detail.handoff && <HandoffCard of={detail.handoff} />}
      {state ? (
        <Feed key={detail.id} detail={detail} state={state} messages={all} aim={takeAim} />
      ) : (
        <div className={classes.feed} />
      )}
      <Typing contact={detail.contact} conversation={detail.id} ending={detail.ending} />
      <KeepAnswer detail={detail} messages={all} />
      {detail.status === 'resolved' && mode === 'reply' ? (
        <Closed acts={acts} note={() => write('note')} />
      ) : isInFlex(detail) && mode === 'reply' && aim?.type !== 'edit' ? (
        <AnsweredThere detail={detail} acts={acts} note={() => write('note')} />
      ) : (
        <Composer
          key={`composer-${detail.id}`}
          detail={detail}
          messages={all}
          aim={aim}
          setAim={setAim}
          mode={mode}
          setMode={write}
          field={field}
        />
      )}
      <LeaveDialog detail={detail} acts={acts} />
      <div className="unseen" aria-live="polite">
        {announcement}
      </div>
    </>
  )
}

const wordsOf = (message: MessageView) => plainText(parseMarkdown(message.text)) || 'a file'

/** Leads back to the list, with the keyboard on the row of this conversation. */
function useBack(id: string, view: ConversationViewName) {
  const navigate = useNavigate()
  return () => {
    void navigate({ to: '/inbox/$view', params: { view } }).then(() => document.getElementById(`row-${id}`)?.focus())
  }
}

function useActKeys(detail: Detail, acts: Acts, write: (mode: 'reply' | 'note') => void): void {
  const me = useMe().agent
  const virtualAgent = useVirtualAgent()
  const { status } = detail
  const open = status !== 'resolved'
  useKeys({
    e: () => open && void acts.resolve(),
    i: () => open && detail.assignee?.id !== me.id && void acts.take(),
    a: () => open && openAssignMenu(detail.id),
    b: () => virtualAgent.enabled && (status === 'queued' || status === 'assigned') && void acts.handBack(),
    r: () => write('reply'),
    n: () => write('note'),
  })
}
