import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { InboundPress } from '../../../core/conversation/inbound.ts'
import { text } from '../../../texts/format.ts'
import type { Row } from '../outbound/rows.ts'
import { type Fields, listOf, numberOf, textOf } from '../shapes.ts'
import { type ButtonId, buttonId, parseButtonId } from './button-id.ts'

/** What it means for a button that this one was pressed. */
type Fate = 'pressed' | 'dimmed' | 'stays' | 'goes'

/**
 * The rows of a message after a press: the pressed button marked, the others dimmed. A person can still be asked for, whatever
 * else was pressed. "Never mind" goes at once, as it does when the notice is rewritten, so that it is the same which comes last.
 */
export function markPressed(shown: readonly Fields[], press: InboundPress, locale: string): Row[] {
  const rows: Fields[] = shown.flatMap((row) => {
    const components = listOf(row, 'components').flatMap((button) => redraw(button, press))
    return components.length > 0 ? [{ ...row, components }] : []
  })
  const { message } = press
  const hasComment = shown.some((row) => listOf(row, 'components').some((each) => idOf(each)?.act === 'comment'))
  if (press.act === 'rate' && !hasComment) rows.push(rowOfComment(message, locale))
  // They are Discord's own components, read from its event, with nothing but style and use changed.
  return rows as unknown as Row[]
}

function redraw(button: Fields, press: InboundPress): Fields[] {
  const fate = fateOf(idOf(button), press)
  if (fate === 'goes') return []
  if (fate === 'stays') return [button]
  const style =
    fate === 'dimmed' ? ButtonStyle.Secondary : press.value === 'no' ? ButtonStyle.Primary : ButtonStyle.Success
  return [{ ...button, style, disabled: true }]
}

function fateOf(id: ButtonId | null, press: InboundPress): Fate {
  if (!id || id.act === 'comment') return 'stays'
  if (id.act === press.act && id.value === press.value) return press.act === 'never_mind' ? 'goes' : 'pressed'
  return id.act === 'person' ? 'stays' : 'dimmed'
}

function idOf(button: Fields): ButtonId | null {
  return numberOf(button, 'type') === ComponentType.Button ? parseButtonId(textOf(button, 'custom_id') ?? '') : null
}

function rowOfComment(message: string, locale: string): Fields {
  const button: APIButtonComponent = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: text(locale, 'commentButton'),
    custom_id: buttonId({ act: 'comment', value: '', message }),
  }
  return { type: ComponentType.ActionRow, components: [button] }
}
