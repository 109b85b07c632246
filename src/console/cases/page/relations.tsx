import { IconPlus, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { closeOver } from '../../inbox/panes.ts'
import { Status } from '../../inbox/row.tsx'
import { Button, IconButton } from '../../look/button.tsx'
import { Picture } from '../../look/picture.tsx'
import { fullDate, whenWords } from '../../look/time.ts'
import { sayFailed } from '../../look/toast.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import { useMe } from '../../session/session.ts'
import type { CaseActs } from './acts.ts'
import { openDialog } from './dialog.ts'
import { LINK_WORDS } from './link-dialog.tsx'
import { caseQuery, type ShownCase } from './queries.ts'
import classes from './side.module.css'

interface RelationProps {
  shown: ShownCase
  acts: CaseActs
}

interface SectionProps {
  title: string
  count?: number
  end?: ReactNode
  children: ReactNode
}

function Section({ title, count, end, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2>
        {title}
        {end ?? (count !== undefined && <span>{count.toLocaleString('en')}</span>)}
      </h2>
      {children}
    </section>
  )
}

/** Conversations that the case is about; the one whose handoff opened it stays. */
export function Conversations({ shown, acts }: RelationProps) {
  if (shown.conversations.length === 0) return null
  return (
    <Section title="Conversations" count={shown.conversations.length}>
      <ul className={classes.rows}>
        {shown.conversations.map(({ id, contact, ...standing }) => (
          <li key={id} className={classes.row}>
            <Link to="/inbox/$view/$conversation" params={{ view: 'all', conversation: id }} onClick={closeOver}>
              <Picture of={contact} size={20} />
              <bdi className="clip" dir="auto">
                {contact.name}
              </bdi>
              <span className={classes.end}>
                <Status row={{ ...standing, preview: null, queuedAt: null }} />
              </span>
            </Link>
            {shown.source !== 'handoff' && (
              <Remove
                label={`Take the chat with ${contact.name} away`}
                onClick={() =>
                  void acts.ask('Not taken away', () =>
                    rpc.cases.removeConversation({ id: shown.id, conversation: id }),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Linked({ shown, acts }: RelationProps) {
  const add = (
    <IconButton label="Link another case" shortcut="L" onClick={() => openDialog({ kind: 'link' })}>
      <IconPlus aria-hidden />
    </IconButton>
  )
  if (shown.mergedInto !== null && shown.links.length === 0) return null
  return (
    <Section title="Linked" end={shown.mergedInto === null ? add : undefined}>
      {shown.links.length === 0 && <p className={classes.nothing}>No case is linked.</p>}
      <ul className={classes.rows}>
        {shown.links.map(({ case: other, kind }) => (
          <li key={`${other.id}-${kind}`} className={classes.row}>
            <Link to="/cases/$id" params={{ id: other.id }} onClick={closeOver}>
              <span className={classes.kind}>{LINK_WORDS[kind]}</span>
              <bdi className={classes.number}>#{other.number}</bdi>
              <bdi className="clip" dir="auto">
                {other.subject}
              </bdi>
            </Link>
            <Remove
              label={`Take the link with #${other.number} away`}
              onClick={() =>
                void acts.ask('Not taken away', () => rpc.cases.unlink({ id: shown.id, other: other.id, kind }))
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Cases that became one with this one; each can be taken out again. */
export function Merged({ shown, acts }: RelationProps) {
  if (shown.merged.length === 0) return null
  return (
    <Section title="Merged into this one" count={shown.merged.length}>
      <ul className={classes.rows}>
        {shown.merged.map((other) => (
          <li key={other.id} className={classes.row}>
            <Link to="/cases/$id" params={{ id: other.id }} onClick={closeOver}>
              <bdi className={classes.number}>#{other.number}</bdi>
              <bdi className="clip" dir="auto">
                {other.subject}
              </bdi>
            </Link>
            <Unmerge of={other} into={shown} acts={acts} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The answer is of the case that was taken out; this one is asked for again. */
function Unmerge({ of, into, acts }: { of: ShownCase['merged'][number]; into: ShownCase; acts: CaseActs }) {
  const client = useQueryClient()
  const unmerge = async () => {
    const done = await acts.ask('Not unmerged', () => rpc.cases.unmerge({ id: of.id }))
    if (done) void client.invalidateQueries(caseQuery(into.id))
  }
  return (
    <Button size="small" tone="quiet" disabled={acts.busy} onClick={() => void unmerge()}>
      Unmerge<span className="unseen"> #{of.number}</span>
    </Button>
  )
}

/** Agents who follow it at the desk; members who follow it stand on the card. */
export function FollowedBy({ shown: { watchers } }: { shown: ShownCase }) {
  if (watchers.length === 0) return null
  return (
    <Section title="Followed by" count={watchers.length}>
      <ul className={classes.watchers}>
        {watchers.map((agent) => (
          <li key={agent.id}>
            <Picture of={agent} size={20} />
            <bdi>{agent.publicName}</bdi>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Reminders({ shown, acts }: RelationProps) {
  const me = useMe().agent.id
  const client = useQueryClient()
  if (shown.reminders.length === 0) return null
  const forget = async (id: string) => {
    try {
      await rpc.cases.forget({ id })
      void client.invalidateQueries(caseQuery(shown.id))
    } catch (error) {
      sayFailed(`Not taken away: ${failureOf(error).words}`)
    }
  }
  return (
    <Section title="Reminders" count={shown.reminders.length}>
      <ul className={classes.rows}>
        {shown.reminders.map(({ id, agent, text, dueAt, unlessAnswered }) => (
          <li key={id} className={classes.reminder}>
            <span>
              <b>
                <time dateTime={dueAt} title={fullDate(dueAt)}>
                  {whenWords(dueAt, Date.now()).replace(/^at /, 'today ')}
                </time>
              </b>
              {agent.id !== me && (
                <>
                  {' for '}
                  <bdi>{agent.publicName}</bdi>
                </>
              )}
              {unlessAnswered && ', only if nobody has answered'}
              {text !== '' && <small dir="auto">{text}</small>}
            </span>
            {agent.id === me && (
              <Remove label="Take the reminder away" onClick={() => void forget(id)} disabled={acts.busy} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Remove({ label, onClick, disabled = false }: { label: string; onClick: () => void; disabled?: boolean }) {
  return (
    <IconButton label={label} className={classes.remove} disabled={disabled} onClick={onClick}>
      <IconX aria-hidden />
    </IconButton>
  )
}
