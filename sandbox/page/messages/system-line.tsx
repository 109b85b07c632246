import { IconArrowRight, IconPin, IconShieldCheck, IconSubtask } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SandboxMessage } from '../../contract.ts'
import { nameOf, useActing } from '../window/acting.ts'
import { MemberName } from './member-name.tsx'
import styles from './message.module.css'
import { SPOKEN } from './timeline.ts'
import { When } from './when.tsx'

export function isSystemMessage(message: SandboxMessage): boolean {
  return !SPOKEN.has(message.type)
}

/** What Discord itself tells in a channel (documentation: resources/message, "Message Types"). */
export function SystemLine({ message }: { message: SandboxMessage }) {
  const { state, go } = useActing()
  const who = <MemberName user={message.author} message={message} className={styles.speaker} />
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
    24: [
      <IconShieldCheck key="i" size={16} />,
      <>
        AutoMod caught a message of {who}: {message.embeds[0]?.description ?? ''}
      </>,
    ],
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
