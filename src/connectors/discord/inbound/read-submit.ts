import type { InboundChange } from '../../../core/conversation/inbound.ts'
import { parseButtonId } from '../interactions/button-id.ts'
import { COMMENT_TEXT, REPLY_FILES, REPLY_FORM, REPLY_TEXT } from '../interactions/names.ts'
import { parseCaseComponent } from '../reports/case-id.ts'
import { parseSafetyId } from '../safety/safety-id.ts'
import { parsePanelId } from '../server/panel-face.ts'
import { type Fields, fieldsOf, idOf, textOf } from '../shapes.ts'
import { guildOf, type Made, madeAt, mayUse, noteOf, placeOf } from './making.ts'
import { readCaseSubmit } from './read-case-submit.ts'
import { pressOf } from './read-component.ts'
import { readPanelAsk } from './read-panel.ts'
import { readSafetySubmit } from './read-safety.ts'
import { readSubmitted, type Submitted } from './submitted.ts'
import type { Reading, View } from './view.ts'
import { readAttachments } from './words.ts'

/** A form that came back: the member's words, or a word on their rating. */
export function readSubmit(event: Fields, data: Fields, made: Made, view: View): Reading {
  const { asking } = made
  const customId = textOf(data, 'custom_id') ?? ''
  const inputs = readSubmitted(data)
  if (customId === REPLY_FORM) {
    if (!mayUse('reply', made, view)) return { kind: 'at_once', asking, answer: { say: 'replyNotYours' } }
    return readReply(event, made, view, inputs)
  }
  const safety = parseSafetyId(customId)
  if (safety) return readSafetySubmit(data, made, view, inputs, safety)
  if (parsePanelId(customId) === 'ask') return readPanelAsk(made, view, inputs)
  const component = parseCaseComponent(customId)
  if (component) return readCaseSubmit(event, made, view, inputs, component)
  const button = parseButtonId(customId)
  if (button?.act !== 'comment') return { kind: 'at_once', asking, answer: { say: 'pressUnknown' } }
  if (!mayUse(button.act, made, view)) return { kind: 'at_once', asking, answer: { say: 'pressNotYours' } }
  const value = inputs.words(COMMENT_TEXT)
  if (value === '') return { kind: 'at_once', asking, answer: { say: 'replyEmpty' } }
  return pressOf(event, made, view, { ...button, value })
}

function readReply(event: Fields, made: Made, view: View, inputs: Submitted): Reading {
  const message = fieldsOf(event, 'message')
  const externalId = made.asking.id
  const attachments = readAttachments(inputs.files(REPLY_FILES), { messageId: externalId, channelId: made.channelId })
  const text = inputs.words(REPLY_TEXT)
  if (text === '' && attachments.length === 0)
    return { kind: 'at_once', asking: made.asking, answer: { say: 'replyEmpty' } }
  const change: InboundChange = {
    change: 'message',
    contact: made.contact,
    place: placeOf(made, view),
    guild: guildOf(made, view),
    externalId,
    interaction: true,
    kind: 'text',
    text,
    attachments,
    replyToExternalId: message && idOf(message, 'id'),
    sentAt: madeAt(made),
  }
  return { kind: 'change', placeId: made.channelId, change, note: noteOf(made, false), asking: made.asking }
}
