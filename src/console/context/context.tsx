import { Drawer } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconLayoutSidebarRightCollapse } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { closeOver, panes, togglePane } from '../inbox/panes.ts'
import { Status } from '../inbox/row.tsx'
import { conversationQuery, type Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { IconButton } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import { clock, fullDate, shortDate } from '../look/time.ts'
import classes from './context.module.css'

/** Who this is and where the conversation stands: a pane beside the work, a sheet where there is no room for one. */
export function Context({ id, docked }: { id: string; docked: boolean }) {
  const detail = useQuery(conversationQuery(id)).data
  const over = useStore(panes, (value) => value.over === 'context')
  return (
    <>
      {docked && (
        <aside className={classes.pane} aria-label="Details">
          <Head />
          {detail && <Body detail={detail} />}
        </aside>
      )}
      <Drawer
        opened={over && detail !== undefined}
        onClose={closeOver}
        position="right"
        size={340}
        title="Details"
        closeButtonProps={{ 'aria-label': 'Close the details' }}
      >
        {detail && <Body detail={detail} />}
      </Drawer>
    </>
  )
}

function Head() {
  return (
    <header className={classes.bar}>
      <h2>Details</h2>
      <IconButton label="Fold the details" shortcut="]" onClick={() => togglePane('context')}>
        <IconLayoutSidebarRightCollapse aria-hidden className="flip" />
      </IconButton>
    </header>
  )
}

function Body({ detail }: { detail: Detail }) {
  return (
    <div className={classes.scroll}>
      <section className={classes.section}>
        <h3>Contact</h3>
        <div className={classes.contact}>
          <Picture of={detail.contact} size={44} />
          <div>
            <b>
              <bdi dir="auto">{detail.contact.name}</bdi>
            </b>
            <p>
              {detail.contact.handle && <bdi>@{detail.contact.handle}</bdi>}
              {detail.contact.handle && detail.contactDetail.locale && ' · '}
              {detail.contactDetail.locale && languageOf(detail.contactDetail.locale)}
            </p>
          </div>
        </div>
        <dl className={classes.facts}>
          <dt>First seen</dt>
          <dd>
            <Moment at={detail.contactDetail.firstSeenAt} />
          </dd>
        </dl>
      </section>
      <section className={classes.section}>
        <h3>Conversation</h3>
        <Facts detail={detail} />
      </section>
      <Earlier detail={detail} />
    </div>
  )
}

function Facts({ detail }: { detail: Detail }) {
  return (
    <dl className={classes.facts}>
      <dt>Status</dt>
      <dd>
        <Status row={detail} />
      </dd>
      <dt>Assignee</dt>
      <dd>
        {detail.assignee ? (
          <>
            <Picture of={detail.assignee} size={20} />
            <bdi className="clip">{detail.assignee.publicName}</bdi>
          </>
        ) : (
          'Nobody yet'
        )}
      </dd>
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
      {detail.resolvedAt && (
        <>
          <dt>Resolved</dt>
          <dd>
            <Moment at={detail.resolvedAt} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Earlier({ detail }: { detail: Detail }) {
  const { earlier } = detail.contactDetail
  if (earlier.length === 0) return null
  return (
    <section className={classes.section}>
      <h3>
        Earlier<span>{earlier.length}</span>
      </h3>
      <ul className={classes.earlier}>
        {earlier.map((past) => (
          <li key={past.id}>
            <Link to="/inbox/$view/$conversation" params={{ view: 'all', conversation: past.id }} onClick={closeOver}>
              {past.resolvedAt ? <IconCircleCheck aria-label="Resolved" /> : <IconCircleDashed aria-label="Open" />}
              <bdi className="clip" dir="auto">
                {plainText(parseMarkdown(past.preview)) || 'Files only'}
              </bdi>
              <time dateTime={past.openedAt} title={fullDate(past.openedAt)}>
                {shortDate(past.openedAt)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Moment({ at }: { at: string }) {
  const today = new Date(at).toDateString() === new Date().toDateString()
  return (
    <time dateTime={at} title={fullDate(at)}>
      {today ? `Today ${clock(at)}` : `${shortDate(at)}, ${clock(at)}`}
    </time>
  )
}

const languages = new Intl.DisplayNames('en', { type: 'language' })

function languageOf(locale: string): string {
  try {
    return languages.of(locale) ?? locale
  } catch {
    return locale
  }
}
