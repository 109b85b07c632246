import { IconArrowBackUp, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { isInFlex } from '../flex/in-flex.ts'
import { closeOver } from '../inbox/panes.ts'
import { Status } from '../inbox/row.tsx'
import type { Detail } from '../live/queries.ts'
import { Picture } from '../look/picture.tsx'
import { fullDate, shortDate } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import classes from './context.module.css'
import { Moment } from './moment.tsx'

/** Where the conversation stands and where it came from. What the case says already is not said again. */
export function ConversationPanel({ detail }: { detail: Detail }) {
  const now = useNow(30_000)
  return (
    <section className={classes.section} aria-label="Conversation">
      <h2>Conversation</h2>
      <dl className={classes.facts}>
        {!saidByCase(detail) && (
          <>
            <dt>Status</dt>
            <dd>
              <Status row={detail} now={now} />
            </dd>
          </>
        )}
        {detail.queuePlace !== null && (
          <>
            <dt>Place</dt>
            <dd>{detail.queuePlace === 1 ? 'Next in line' : `${ordinal(detail.queuePlace)} in line`}</dd>
          </>
        )}
        {!detail.caseDetail && !isInFlex(detail) && <Assignee detail={detail} />}
        {detail.guild && (
          <>
            <dt>Server</dt>
            <dd>
              <bdi className="clip">{detail.guild.name}</bdi>
            </dd>
          </>
        )}
        {detail.origin && (
          <>
            <dt>Asked in</dt>
            <dd>
              <bdi className="clip">#{detail.origin.name}</bdi>
            </dd>
          </>
        )}
        <dt>Opened</dt>
        <dd>
          <Moment at={detail.openedAt} />
        </dd>
        {detail.resolvedAt && !detail.caseDetail && (
          <>
            <dt>Resolved</dt>
            <dd>
              <Moment at={detail.resolvedAt} />
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** With the virtual agent a conversation stands elsewhere than its case, which waits open or was taken back. */
function saidByCase({ caseDetail, status }: Detail): boolean {
  return caseDetail !== null && status !== 'automated'
}

function Assignee({ detail: { assignee, status } }: { detail: Detail }) {
  return (
    <>
      <dt>Assignee</dt>
      <dd>
        {assignee ? (
          <>
            <Picture of={assignee} size={20} />
            <bdi className="clip">{assignee.publicName}</bdi>
          </>
        ) : status === 'resolved' ? (
          'Nobody'
        ) : (
          'Nobody yet'
        )}
      </dd>
    </>
  )
}

/** What the member asked before; the one that this conversation follows on is named as such. */
export function Earlier({ detail }: { detail: Detail }) {
  const { earlier } = detail.contactDetail
  if (earlier.length === 0) return null
  return (
    <section className={classes.section} aria-label="Earlier">
      <h2>
        Earlier<span>{earlier.length}</span>
      </h2>
      <ul className={classes.earlier}>
        {earlier.map((past) => (
          <li key={past.id}>
            <Link to="/inbox/$view/$conversation" params={{ view: 'all', conversation: past.id }} onClick={closeOver}>
              {past.id === detail.previous ? (
                <IconArrowBackUp aria-label="This one follows on it" className="flip" />
              ) : past.resolvedAt ? (
                <IconCircleCheck aria-label="Resolved" />
              ) : (
                <IconCircleDashed aria-label="Open" />
              )}
              <bdi className="clip" dir="auto">
                {plainText(parseMarkdown(past.preview)) || 'Files only'}
              </bdi>
              <time dateTime={past.openedAt} title={fullDate(past.openedAt)}>
                {shortDate(past.openedAt)}
              </time>
            </Link>
            {past.id === detail.previous && <small>The one before this</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const rules = new Intl.PluralRules('en', { type: 'ordinal' })
const ENDINGS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

function ordinal(number: number): string {
  return `${number}${ENDINGS[rules.select(number)] ?? 'th'}`
}
