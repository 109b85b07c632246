import { IconArrowRight, IconPin, IconSubtask } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SandboxMessage } from '../../contract.ts'
import { nameOf, useActing } from '../window/acting.ts'
import styles from './message.module.css'
import { When } from './when.tsx'

/** Types that are said by somebody: default, reply, answers to slash and context commands. */
const SAID = new Set([0, 19, 20, 23])

export function isSystemMessage(message: SandboxMessage): boolean {
  return !SAID.has(message.type)
}

/** What Discord itself tells in a channel (documentation: resources/message, "Message Types"). */
export function SystemLine({ message }: { message: SandboxMessage }) {
  const { state, go } = useActing()
  const who = (
    <b>
      <bdi>{nameOf(state, message.author)}</bdi>
    </b>
  )
  const first = message.mentions[0]
  const other = <b>{first ? <bdi>{nameOf(state, first)}</bdi> : 'a member'}</b>
  const thread = message.message_reference?.channel_id
  const lines: Record<number, [ReactNode, ReactNode]> = {
    1: [
      <IconArrowRight key="i" size={16} />,
      <>
        {who} added {other} to the thread
      </>,
    ],
    2: [
      <IconArrowRight key="i" size={16} />,
      <>
        {who} removed {other} from the thread
      </>,
    ],
    6: [<IconPin key="i" size={16} />, <>{who} pinned a message</>],
    7: [<IconArrowRight key="i" size={16} />, <>{who} joined the server</>],
    18: [
      <IconSubtask key="i" size={16} />,
      <>
        {who} started a thread:{' '}
        {thread && state.channels.some((each) => each.id === thread) ? (
          <button type="button" onClick={() => go(thread)}>
            {message.content}
          </button>
        ) : (
          message.content
        )}
      </>,
    ],
  }
  const [icon, words] = lines[message.type] ?? [
    <IconArrowRight key="i" size={16} />,
    <>
      {who} {message.content}
    </>,
  ]
  return (
    <li className={styles.system} data-message={message.id} tabIndex={-1}>
      {icon}
      <span>{words}</span>
      <When at={message.timestamp} />
    </li>
  )
}
