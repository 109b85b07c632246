import type { APIUser } from 'discord-api-types/v10'
import { type KeyboardEvent, type RefObject, useId, useState, useSyncExternalStore } from 'react'
import { useActing } from '../window/acting.ts'
import { learned } from '../window/lessons.ts'
import { type Command, commandsFor, nameIn, wordsIn } from './commands.ts'
import { mentionable } from './mentions.ts'

interface Offer {
  key: string
  title: string
  hint: string
  user: PickedUser
  choose: () => void
}
type PickedUser = { id: string; avatar: string | null }

export interface Picker {
  open: boolean
  kind: 'command' | 'mention'
  picks: Offer[]
  at: number
  listId: string
  activeId: string | undefined
  newcomer: boolean
  keys: (event: KeyboardEvent) => boolean
  follow: () => void
  close: () => void
  reopen: () => void
  point: (at: number) => void
}

const MOST = 8

/** The list over the writing place: commands after a slash, names after an @. */
export function usePicker(props: {
  text: string
  setText: (text: string) => void
  commands: Command[]
  onCommand: (command: Command, rest: string) => void
  box: RefObject<HTMLTextAreaElement | null>
}): Picker {
  const { state } = useActing()
  const listId = useId()
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  /** The text for which the list was sent away by Escape. */
  const [refused, setRefused] = useState<string | null>(null)
  const lessons = useSyncExternalStore(learned.subscribe, learned.read)
  const { text, setText, commands, onCommand, box } = props
  const bot = state.application.bot
  const slash = commandsFor(text, commands)
  const name = slash ? null : /(?:^|[\s(])@([\p{L}\p{N}._-]{0,20})$/u.exec(text.slice(0, caret))
  const picks: Offer[] = slash
    ? slash.map((each) => ({
        key: each.id,
        title: `/${nameIn(each)}`,
        hint: wordsIn(each),
        user: bot,
        choose() {
          setText('')
          onCommand(each, '')
        },
      }))
    : name
      ? namePicks(state, name[1] ?? '', (chosen) => insertName(chosen, name[1] ?? ''))
      : []
  const insertName = (chosen: string, typed: string) => {
    const start = caret - typed.length
    setText(`${text.slice(0, start)}${chosen} ${text.slice(caret)}`)
    const end = start + chosen.length + 1
    setCaret(end)
    requestAnimationFrame(() => box.current?.setSelectionRange(end, end))
  }
  const open = (slash !== null || picks.length > 0) && refused !== text
  const shown = picks.slice(0, MOST)
  const now = Math.min(at, Math.max(0, shown.length - 1))
  return {
    open,
    kind: slash ? 'command' : 'mention',
    picks: shown,
    at: now,
    listId,
    activeId: open && shown[now] ? `${listId}-${shown[now].key}` : undefined,
    newcomer: !lessons.done.includes('help') && commands.some((each) => each.name === 'helpme'),
    keys: (event) => open && takeKey(event, shown, now, setAt, () => setRefused(text)),
    follow: () => setCaret(box.current?.selectionStart ?? 0),
    close: () => setRefused(text),
    reopen: () => setRefused(null),
    point: setAt,
  }
}

function namePicks(state: Parameters<typeof mentionable>[0], typed: string, choose: (name: string) => void): Offer[] {
  const wanted = typed.toLowerCase()
  const users = new Map<string, APIUser>(
    [state.application.bot, ...state.members.map((each) => each.user)].map((user) => [user.id, user]),
  )
  return mentionable(state)
    .filter(({ id, name }) => name.toLowerCase().startsWith(wanted) || users.get(id)?.username.startsWith(wanted))
    .map(({ id, name }) => ({
      key: id,
      title: name,
      hint: users.get(id)?.bot ? 'Application' : (users.get(id)?.username ?? ''),
      user: users.get(id) ?? state.application.bot,
      choose: () => choose(name),
    }))
}

/** True where the key was meant for the list. */
function takeKey(
  event: KeyboardEvent,
  picks: Offer[],
  at: number,
  setAt: (at: number) => void,
  away: () => void,
): boolean {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step && picks.length > 0) setAt((at + step + picks.length) % picks.length)
  else if (event.key === 'Escape') away()
  else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && picks[at]) {
    setAt(0)
    picks[at].choose()
  } else return false
  event.preventDefault()
  return true
}
