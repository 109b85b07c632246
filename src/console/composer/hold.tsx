import { IconMessageReply } from '@tabler/icons-react'
import { type RefObject, useRef, useState } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import { Button } from '../look/button.tsx'
import { useMe } from '../session/session.ts'
import classes from './composer.module.css'

export interface Held {
  /** Who answered while this reply was being written; null when nobody did. */
  by: string | null
  button: RefObject<HTMLButtonElement | null>
  /** Leads the keyboard to the question instead of sending. */
  look: () => void
  /** The agent has seen it. */
  release: () => void
}

/** Holds a reply when a colleague answered after its first word was written. An empty text holds nothing. */
export function useHold(messages: readonly MessageView[], text: string): Held {
  const me = useMe().agent.id
  const button = useRef<HTMLButtonElement>(null)
  const theirs = messages.findLast(
    ({ direction, author, agent }) => direction === 'outbound' && author === 'agent' && agent?.id !== me,
  )
  const newest = theirs?.id ?? null
  const writing = text.trim() !== ''
  const [seen, setSeen] = useState(newest)
  // While nothing is written, whatever is said has been said before the reply.
  if (!writing && seen !== newest) setSeen(newest)
  const held = writing && newest !== seen
  return {
    by: held ? (theirs?.agent?.publicName ?? theirs?.spokenBy ?? 'A colleague') : null,
    button,
    look: () => button.current?.focus(),
    release: () => setSeen(newest),
  }
}

export function Hold({ hold, sendAnyway }: { hold: Held; sendAnyway: () => void }) {
  if (hold.by === null) return null
  return (
    <div className={classes.hold} role="alert">
      <IconMessageReply aria-hidden className="flip" />
      <p>
        <bdi>{hold.by}</bdi> answered while you were typing. Your reply waits.
      </p>
      <Button ref={hold.button} size="small" onClick={sendAnyway}>
        Send anyway
      </Button>
    </div>
  )
}
