import {
  IconAlertCircle,
  IconArrowLeft,
  IconCheck,
  IconHandStop,
  IconInfoCircle,
  IconLayoutSidebarRightExpand,
  IconLock,
  IconMessage2,
  IconX,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import type { PlaceKind } from '../../protocol/messages.ts'
import { isInFlex } from '../flex/in-flex.ts'
import { CaseChip } from '../inbox/case-chip.tsx'
import { panes, togglePane } from '../inbox/panes.ts'
import { actFault } from '../live/acts.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { Button, IconButton } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import { useMe } from '../session/session.ts'
import { AssignMenu } from './assign-menu.tsx'
import classes from './conversation.module.css'
import own from './header.module.css'
import type { Acts } from './use-acts.ts'

const PLACES: Record<PlaceKind, string> = {
  direct: 'Direct message',
  thread: 'Private thread',
  ephemeral: 'A note only they see',
}

interface HeaderProps {
  detail: Detail
  view: ConversationViewName
  acts: Acts
}

export function Header({ detail, view, acts }: HeaderProps) {
  const contextOpen = useStore(panes, (value) => value.context === 'open')
  return (
    <>
      <header className={classes.bar}>
        <Link to="/inbox/$view" params={{ view }} className={classes.back} aria-label="Back to the list">
          <IconArrowLeft aria-hidden className="flip" />
        </Link>
        <span className={classes.whoPicture}>
          <Picture of={detail.contact} size={32} />
        </span>
        <div className={classes.who}>
          <h1 className="clip">
            <bdi dir="auto">{detail.contact.name}</bdi>
          </h1>
          <p>
            {detail.place === 'thread' ? <IconLock aria-hidden /> : <IconMessage2 aria-hidden />}
            <span className={`clip ${own.place}`}>{detail.place ? PLACES[detail.place] : 'Discord'}</span>
            {detail.case && (
              <Link
                to="/cases/$id"
                params={{ id: detail.case.id }}
                className={`${own.chip} ${contextOpen ? own.elsewhere : ''}`}
              >
                <CaseChip of={detail.case} />
              </Link>
            )}
          </p>
        </div>
        <span className={classes.grow} />
        {detail.status !== 'resolved' && <OpenActs detail={detail} acts={acts} />}
        <IconButton
          label="Details"
          shortcut="]"
          className={contextOpen ? classes.onlyNarrow : ''}
          onClick={() => togglePane('context')}
        >
          <IconLayoutSidebarRightExpand aria-hidden className={`flip ${classes.wideIcon}`} />
          <IconInfoCircle aria-hidden className={classes.narrowIcon} />
        </IconButton>
      </header>
      <Fault conversation={detail.id} />
    </>
  )
}

/** What can be done with the conversation while it is open. The likely act is the petrol one. */
function OpenActs({ detail, acts }: { detail: Detail; acts: Acts }) {
  const me = useMe().agent
  const mine = detail.assignee?.id === me.id
  return (
    <>
      <AssignMenu detail={detail} acts={acts} />
      {!mine && !isInFlex(detail) && (
        <Button
          tone={detail.assignee ? 'default' : 'primary'}
          shortcut="I"
          disabled={acts.busy}
          onClick={() => void acts.take()}
        >
          <IconHandStop aria-hidden />
          {detail.assignee ? 'Take over' : 'Take'}
        </Button>
      )}
      <Button
        tone={mine ? 'primary' : 'default'}
        className={mine ? '' : classes.onlyWide}
        shortcut="E"
        disabled={acts.busy}
        onClick={() => void acts.resolve()}
      >
        <IconCheck aria-hidden />
        Resolve
      </Button>
    </>
  )
}

/** Why the last act did not happen, where the acts are. */
function Fault({ conversation }: { conversation: string }) {
  const words = useStore(actFault, (fault) => (fault?.conversation === conversation ? fault.words : null))
  if (words === null) return null
  return (
    <div className={own.fault} role="alert">
      <IconAlertCircle aria-hidden />
      <p>{words}</p>
      <IconButton label="Close" onClick={() => actFault.set(() => null)}>
        <IconX aria-hidden />
      </IconButton>
    </div>
  )
}
