import { IconExternalLink } from '@tabler/icons-react'
import type { TransferView } from '../../protocol/conversations.ts'
import classes from '../context/context.module.css'
import { Moment } from '../context/moment.tsx'
import type { Detail } from '../live/queries.ts'
import { Note } from '../page/note.tsx'
import own from './flex.module.css'
import { isInFlex, stayWords } from './in-flex.ts'

const LINKS: Record<TransferView['links'][number]['what'], string> = {
  task: 'Task',
  conversation: 'Conversation',
  execution: 'Run of the Studio flow',
}

interface StayPanelProps {
  stay: TransferView
  detail: Detail
}

/** The conversation's stay at Twilio Flex, the newest: where it stands, what keeps it, and where it is at Twilio. */
export function StayPanel({ stay, detail }: StayPanelProps) {
  const { state, openedAt, joinedAt, endedAt, trouble, failed, failedWhy, links } = stay
  return (
    <section className={classes.section} aria-label="Twilio Flex">
      <h2>Twilio Flex</h2>
      <dl className={classes.facts}>
        <dt>State</dt>
        <dd className={own.wraps}>
          <bdi>{stayWords(stay)}</bdi>
        </dd>
        <dt>Handed over</dt>
        <dd>
          <Moment at={openedAt} />
        </dd>
        {joinedAt !== null && (
          <>
            <dt>Joined</dt>
            <dd>
              <Moment at={joinedAt} />
            </dd>
          </>
        )}
        {endedAt !== null && (
          <>
            <dt>Ended</dt>
            <dd>
              <Moment at={endedAt} />
            </dd>
          </>
        )}
      </dl>
      {/* While it is answered there, this stands where the composer would. */}
      {trouble !== null && state !== 'ended' && !isInFlex(detail) && (
        <div className={own.said}>
          <Note tone="warn">{trouble}</Note>
        </div>
      )}
      {failed > 0 && (
        <div className={own.said}>
          <Note tone="bad">
            <p>
              {failed === 1
                ? '1 message could not be shown there.'
                : `${failed.toLocaleString('en')} messages could not be shown there.`}
            </p>
            {failedWhy.map((why) => (
              <p key={why} dir="auto">
                {why}
              </p>
            ))}
          </Note>
        </div>
      )}
      {links.length > 0 && (
        <ul className={own.links} aria-label="At Twilio">
          {links.map(({ what, url }) => (
            <li key={what}>
              <a href={url} target="_blank" rel="noopener">
                {LINKS[what]}
                <IconExternalLink aria-hidden className="flip" />
                <span className="unseen"> at Twilio, in a new window</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
