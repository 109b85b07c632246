import { IconCheckupList, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../protocol/cases.ts'
import { Priority } from '../cases/priority.tsx'
import { TypeIcon } from '../cases/type-icon.tsx'
import { OUTCOME_WORDS, PRIORITY_WORDS, TYPE_WORDS } from '../cases/words.ts'
import { Stars } from '../conversation/message-buttons.tsx'
import { Words } from '../conversation/words.tsx'
import { AgentThere } from '../flex/agent-there.tsx'
import { isInFlex } from '../flex/in-flex.ts'
import { CaseStatus } from '../inbox/case-chip.tsx'
import { closeOver } from '../inbox/panes.ts'
import type { Detail } from '../live/queries.ts'
import { Picture } from '../look/picture.tsx'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import classes from './context.module.css'
import { Moment } from './moment.tsx'

/** The case that this conversation opened, and what the member thought of it. */
export function CasePanel({ detail }: { detail: Detail }) {
  const { caseDetail } = detail
  return (
    <>
      {caseDetail && <Case of={caseDetail} detail={detail} />}
      {detail.rating && <Rating rating={detail.rating} />}
    </>
  )
}

function Case({ of, detail }: { of: CaseView; detail: Detail }) {
  return (
    <section className={classes.section} aria-label={`Case #${of.number}`}>
      <h2 className={classes.caseHead}>
        <Link to="/cases/$id" params={{ id: of.id }} onClick={closeOver}>
          <IconCheckupList aria-hidden />
          <bdi>Case #{of.number}</bdi>
          <IconChevronRight aria-hidden className="flip" />
        </Link>
      </h2>
      <h3 className={classes.subject} dir="auto">
        {of.subject}
      </h3>
      <Facts of={of} detail={detail} />
    </section>
  )
}

function Facts({ of, detail }: { of: CaseView; detail: Detail }) {
  const virtualAgent = useVirtualAgent()
  const reasons: Record<NonNullable<CaseView['reason']>, string> = {
    asked: 'The member asked',
    offered: `${virtualAgent.name} offered it`,
    language: `${virtualAgent.name} does not answer in their language`,
    virtual_agent_off: 'The virtual agent is off',
    agent: 'An agent took it',
  }
  return (
    <dl className={classes.facts}>
      <dt>Status</dt>
      <dd>
        <CaseStatus status={of.status} />
      </dd>
      <dt>Type</dt>
      <dd>
        <TypeIcon type={of.type} />
        {TYPE_WORDS[of.type]}
      </dd>
      {of.priority !== 'normal' && (
        <>
          <dt>Priority</dt>
          <dd>
            <Priority priority={of.priority} />
            {PRIORITY_WORDS[of.priority]}
          </dd>
        </>
      )}
      <dt>Owner</dt>
      <dd>
        {of.owner ? (
          <>
            <Picture of={of.owner} size={20} />
            <bdi className="clip">{of.owner.publicName}</bdi>
          </>
        ) : detail.status === 'assigned' && isInFlex(detail) ? (
          <AgentThere row={detail} />
        ) : (
          nobody(of)
        )}
      </dd>
      <dt>Opened</dt>
      <dd>
        <Moment at={of.openedAt} />
      </dd>
      {of.reason && (
        <>
          <dt>Why</dt>
          <dd>{reasons[of.reason]}</dd>
        </>
      )}
      <Ending of={of} />
    </dl>
  )
}

function Ending({ of }: { of: CaseView }) {
  return (
    <>
      {of.resolvedAt && (
        <>
          <dt>Resolved</dt>
          <dd>
            <Moment at={of.resolvedAt} />
          </dd>
        </>
      )}
      {of.outcome && (
        <>
          <dt>Outcome</dt>
          <dd>{OUTCOME_WORDS[of.outcome]}</dd>
        </>
      )}
    </>
  )
}

/** Where it is over, nobody comes any more. */
const nobody = ({ status }: CaseView): string => (status === 'resolved' ? 'Nobody' : 'Nobody yet')

function Rating({ rating }: { rating: NonNullable<Detail['rating']> }) {
  return (
    <section className={classes.section} aria-label="Rating">
      <h2>
        Rating
        <span>
          <Moment at={rating.at} />
        </span>
      </h2>
      <Stars score={rating.score} />
      {rating.comment && (
        <blockquote className={classes.comment}>
          <Words text={rating.comment} />
        </blockquote>
      )}
    </section>
  )
}
