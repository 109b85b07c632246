import { useState } from 'react'
import { call } from '../live/call.ts'
import button from '../look/button.module.css'
import { nameOf, useActing } from '../window/acting.ts'
import type { Focus } from '../window/focus.ts'
import { type Room, titleOf } from '../window/rooms.ts'
import { CommandForm } from './command-form.tsx'
import { type Command, commandsHere } from './commands.ts'
import styles from './composer.module.css'
import { commandPlace } from './place.ts'
import { Writer } from './writer.tsx'

/** Where a member writes: words, or the fields of a command, or the reason why they may not. */
export function Composer(props: { room: Room | null; focus: Focus; onFocus: (focus: Focus) => void }) {
  const { state, self, place } = useActing()
  const [command, setCommand] = useState<{ command: Command; rest: string } | null>(null)
  /** Counts how often a command ended, so that the writing place takes the focus again. */
  const [ended, setEnded] = useState(0)
  const direct = place === 'dm'
  const commands = commandsHere(state.commands, commandPlace(state, place))
  const end = () => {
    setCommand(null)
    setEnded(ended + 1)
  }
  const refusal = useRefusal(props.room, direct)
  if (refusal) {
    return (
      <div className={styles.refused}>
        <span>{refusal.words}</span>
        {refusal.act ? (
          <button type="button" className={button.btn} onClick={() => void refusal.act?.().catch(() => {})}>
            {refusal.label}
          </button>
        ) : null}
      </div>
    )
  }
  if (command)
    return <CommandForm key={command.command.id} {...command} member={self.user.id} place={place} onEnd={end} />
  return (
    <Writer
      {...props}
      label={
        direct ? `Message ${nameOf(state, state.application.bot)}` : `Message ${props.room ? titleOf(props.room) : ''}`
      }
      commands={commands}
      refocus={ended}
      onCommand={(chosen, rest) => setCommand({ command: chosen, rest })}
    />
  )
}

interface Refusal {
  words: string
  label?: string
  act?: () => Promise<unknown>
}

/** Why this member cannot write here, in the words that Discord would find. */
function useRefusal(room: Room | null, direct: boolean): Refusal | null {
  const { self, state } = useActing()
  const member = self.user.id
  const app = state.application.name
  if (self.banned) return { words: `You were banned from ${state.guild.name}.` }
  if (!self.member) {
    const join = { label: 'Join again', act: () => call('join', { member }) }
    return { words: `You left ${state.guild.name}${direct ? ` and share no server with ${app}` : ''}.`, ...join }
  }
  if (direct && self.blocked) {
    return {
      words: `You blocked ${app}. Unblock it to write.`,
      label: 'Unblock',
      act: () => call('block', { member, blocked: false }),
    }
  }
  const until = Date.parse(self.member.communication_disabled_until ?? '')
  if (!direct && until > Date.now()) return { words: `You are timed out until ${clockOf(until)}.` }
  if (room?.locked && !room.canSend) return { words: 'This thread is locked.' }
  if (room && !room.canSend) return { words: 'You do not have permission to send messages in this channel.' }
  return null
}

/** The clock alone where it is today. */
function clockOf(at: number): string {
  const end = new Date(at)
  const day = end.toDateString() === new Date().toDateString() ? {} : ({ day: 'numeric', month: 'short' } as const)
  return end.toLocaleString('en-GB', { ...day, hour: '2-digit', minute: '2-digit' })
}
