import type { StateView } from '../../contract.ts'
import { memberName, nameOf } from '../window/acting.ts'

interface Named {
  id: string
  name: string
}

/** Who can be mentioned, the application first. */
export function mentionable(state: StateView): Named[] {
  const { bot } = state.application
  const people = state.members
    .filter((each) => each.member)
    .map((each) => ({ id: each.user.id, name: memberName(each) }))
  return [{ id: bot.id, name: nameOf(state, bot) }, ...people]
}

/** What a person typed, as Discord stores it: `@Lumi` becomes `<@id>`. Longer names are tried first. */
export function toWire(state: StateView, text: string): string {
  const names = mentionable(state).sort((a, b) => b.name.length - a.name.length)
  return names.reduce(
    (all, { id, name }) => all.replaceAll(mentionOf(name), (_, before: string) => `${before}<@${id}>`),
    text,
  )
}

function mentionOf(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(^|[^\\p{L}\\p{N}<])@${literal}(?![\\p{L}\\p{N}])`, 'gu')
}

/** The other way round, for editing and for one-line quotes. */
export function fromWire(state: StateView, text: string): string {
  const names = mentionable(state)
  return text.replace(/<@!?(\d+)>/g, (whole, id: string) => {
    const found = names.find((each) => each.id === id)
    return found ? `@${found.name}` : whole
  })
}
