import {
  IconArrowLeft,
  IconCheck,
  IconHandStop,
  IconInfoCircle,
  IconLayoutSidebarRightExpand,
  IconLock,
  IconMessage2,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import type { PlaceKind } from '../../protocol/messages.ts'
import { panes, togglePane } from '../inbox/panes.ts'
import { type Act, act } from '../live/acts.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { Button, IconButton } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import { useMe } from '../session/session.ts'
import classes from './conversation.module.css'

const PLACES: Record<PlaceKind, string> = {
  direct: 'Direct message',
  thread: 'Private thread',
  ephemeral: 'A note only they see',
}

export function Header({ detail, view }: { detail: Detail; view: ConversationViewName }) {
  const contextOpen = useStore(panes, (value) => value.context === 'open')
  return (
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
          <span className="clip">{detail.place ? PLACES[detail.place] : 'Discord'}</span>
        </p>
      </div>
      <span className={classes.grow} />
      <Assignee detail={detail} />
      <Acts detail={detail} />
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
  )
}

function Assignee({ detail: { assignee } }: { detail: Detail }) {
  const me = useMe().agent
  if (!assignee) return null
  return (
    <span className={classes.assignee}>
      <Picture of={assignee} size={20} />
      {assignee.id === me.id ? 'You' : <bdi className="clip">{assignee.publicName}</bdi>}
    </span>
  )
}

/** What can be done with the conversation as it stands. */
function Acts({ detail }: { detail: Detail }) {
  const client = useQueryClient()
  const me = useMe().agent
  const [busy, setBusy] = useState<Act | null>(null)
  const run = async (verb: Act) => {
    setBusy(verb)
    await act(client, verb, detail.id)
    setBusy(null)
  }
  if (detail.status === 'resolved') return null
  const mine = detail.assignee?.id === me.id
  return (
    <>
      {!mine && (
        <Button
          tone={detail.assignee ? 'default' : 'primary'}
          shortcut="I"
          disabled={busy !== null}
          onClick={() => void run('take')}
        >
          <IconHandStop aria-hidden />
          Take
        </Button>
      )}
      <Button
        tone={mine ? 'primary' : 'default'}
        shortcut="E"
        disabled={busy !== null}
        onClick={() => void run('resolve')}
      >
        <IconCheck aria-hidden />
        Resolve
      </Button>
    </>
  )
}
