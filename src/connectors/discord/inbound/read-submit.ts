import type { InboundChange } from '../../../core/conversation/inbound.ts'
import { parseButtonId } from '../interactions/button-id.ts'
import { COMMENT_TEXT, REPLY_FILES, REPLY_FORM, REPLY_TEXT } from '../interactions/names.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, textOf } from '../shapes.ts'
import { guildOf, type Made, madeAt, mayUse, noteOf, placeOf } from './making.ts'
import { pressOf } from './read-component.ts'
import type { Reading, View } from './view.ts'
import { readAttachments } from './words.ts'

/** A form that came back: the member's words, or a word on their rating. */
export function readSubmit(event: Fields, data: Fields, made: Made, view: View): Reading {
  const { asking } = made
  const customId = textOf(data, 'custom_id') ?? ''
  const inputs = submitted(data)
  if (customId === REPLY_FORM) {
    if (!mayUse('reply', made, view)) return { kind: 'at_once', asking, answer: { say: 'replyNotYours' } }
    return readReply(event, data, made, view, inputs)
  }
  const button = parseButtonId(customId)
  if (button?.act !== 'comment') return { kind: 'at_once', asking, answer: { say: 'pressUnknown' } }
  if (!mayUse(button.act, made, view)) return { kind: 'at_once', asking, answer: { say: 'pressNotYours' } }
  const value = wordsIn(inputs, COMMENT_TEXT)
  if (value === '') return { kind: 'at_once', asking, answer: { say: 'replyEmpty' } }
  return pressOf(event, made, view, { ...button, value })
}

function readReply(event: Fields, data: Fields, made: Made, view: View, inputs: readonly Fields[]): Reading {
  const uploads = inputs.find((input) => textOf(input, 'custom_id') === REPLY_FILES)
  const ids = uploads && Array.isArray(uploads.values) ? uploads.values.filter((id) => typeof id === 'string') : []
  const resolved = fieldsOf(fieldsOf(data, 'resolved') ?? {}, 'attachments') ?? {}
  const files = ids.map((id) => resolved[id]).filter(isFields)
  const message = fieldsOf(event, 'message')
  const externalId = made.asking.id
  const attachments = readAttachments(files, { messageId: externalId, channelId: made.channelId })
  const text = wordsIn(inputs, REPLY_TEXT)
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

/** A form's answers: today they lie in labels (18), before 2025 in rows (1); both hold the input itself. */
function submitted(data: Fields): Fields[] {
  return listOf(data, 'components').flatMap((outer) => {
    const inner = fieldsOf(outer, 'component')
    return inner ? [inner] : listOf(outer, 'components')
  })
}

function wordsIn(inputs: readonly Fields[], name: string): string {
  const input = inputs.find((each) => textOf(each, 'custom_id') === name)
  return ((input && textOf(input, 'value')) ?? '').trim()
}
