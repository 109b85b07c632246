import { IconArrowBackUp, IconCopy, IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import { outbox } from '../composer/outbox-store.ts'
import { useStore } from '../live/store.ts'
import { sayFailed } from '../look/toast.tsx'
import { useMe } from '../session/session.ts'
import type { Aim } from './aim.ts'
import { askToDelete } from './delete-dialog.tsx'
import classes from './message.module.css'

interface ActionsProps {
  message: MessageView
  aim: (aim: Aim) => void
  /** Whether replies are written here; where another desk answers they are not. */
  replies: boolean
}

/** What can be done with one message; seen on hover and focus, at its top corner, moving nothing. */
export function Actions({ message, aim, replies }: ActionsProps) {
  const unsent = useStore(outbox, (items) => items.some((item) => item.id === message.id))
  const me = useMe().agent
  // What the team noted stays as it was noted.
  const mine = message.direction === 'outbound' && message.author === 'agent' && message.agent?.id === me.id
  if (unsent) return null
  return (
    <div className={classes.actions} role="toolbar" aria-label="Message">
      {replies && message.direction !== 'note' && (
        <Act label="Reply to this message" onClick={() => aim({ type: 'reply', message })}>
          <IconArrowBackUp aria-hidden className="flip" />
        </Act>
      )}
      {mine && (
        <Act label="Edit" onClick={() => aim({ type: 'edit', message })}>
          <IconPencil aria-hidden />
        </Act>
      )}
      {message.text !== '' && (
        <Act label="Copy the text" onClick={() => void copy(message.text)}>
          <IconCopy aria-hidden />
        </Act>
      )}
      {mine && (
        <Act label="Delete" onClick={() => askToDelete(message)}>
          <IconTrash aria-hidden />
        </Act>
      )}
    </div>
  )
}

function Act({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  )
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    sayFailed('Not copied: this browser does not allow it here.')
  }
}
