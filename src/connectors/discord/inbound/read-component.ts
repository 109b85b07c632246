import type { InboundPress } from '../../../core/conversation/inbound.ts'
import { parseAskId } from '../asks/ask-id.ts'
import { readAskPress } from '../asks/read-ask.ts'
import { type ButtonId, parseButtonId, parseTakeId } from '../interactions/button-id.ts'
import { REPLY_BUTTON } from '../interactions/names.ts'
import { parseCaseComponent } from '../reports/case-id.ts'
import { parseSafetyId } from '../safety/safety-id.ts'
import { parsePanelId } from '../server/panel-face.ts'
import { type Fields, textOf } from '../shapes.ts'
import { guildOf, type Made, madeAt, mayUse, noteOf, originOf, placeOf } from './making.ts'
import { readCaseComponent } from './read-case-component.ts'
import { readPanelPress } from './read-panel.ts'
import { readSafetyForm } from './read-safety.ts'
import type { Reading, View } from './view.ts'

/** A button that was pressed. All that bear no id of ours are answered alike, whatever they may be. */
export function readComponent(event: Fields, data: Fields, made: Made, view: View): Reading {
  const { asking } = made
  const customId = textOf(data, 'custom_id') ?? ''
  if (customId === REPLY_BUTTON) {
    const answer = mayUse('reply', made, view) ? { form: 'reply' as const } : { say: 'replyNotYours' as const }
    return { kind: 'at_once', asking, answer }
  }
  const safety = parseSafetyId(customId)
  if (safety) return readSafetyForm(made, view, safety)
  const panel = parsePanelId(customId)
  if (panel) return readPanelPress(event, made, view, panel)
  const component = parseCaseComponent(customId)
  if (component) return readCaseComponent(event, data, made, view, component)
  const asked = parseAskId(customId)
  if (asked) return readAskPress(event, made, view, asked)
  const conversation = parseTakeId(customId)
  if (conversation && mayUse('take', made, view)) return { kind: 'staff', asking, act: { act: 'take', conversation } }
  const button = parseButtonId(customId)
  if (!button) return { kind: 'at_once', asking, answer: { say: 'pressUnknown' } }
  if (!mayUse(button.act, made, view)) return { kind: 'at_once', asking, answer: { say: 'pressNotYours' } }
  if (button.act === 'comment') return { kind: 'at_once', asking, answer: { form: 'comment', message: button.message } }
  return pressOf(event, made, view, button)
}

/** The press itself, also for a form behind a button. */
export function pressOf(event: Fields, made: Made, view: View, { act, value, message }: ButtonId): Reading {
  const change: InboundPress = {
    change: 'press',
    contact: made.contact,
    place: placeOf(made, view),
    guild: guildOf(made, view),
    externalId: made.asking.id,
    origin: originOf(event, made, view),
    act,
    value,
    message,
    sentAt: madeAt(made),
  }
  // Who presses in the direct message has it open; who does so elsewhere says nothing of that.
  const note = noteOf(made, made.guildId === null)
  return { kind: 'change', placeId: made.channelId, change, note, asking: made.asking }
}
