import type { InboundKind, InboundMessage } from '../../../core/conversation/inbound.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf } from '../shapes.ts'

type InboundAttachment = InboundMessage['attachments'][number]

/** What a message says, whatever it is made of. */
export interface Words {
  kind: InboundKind
  text: string
  attachments: InboundAttachment[]
}

const VOICE_FLAG = 1 << 13
const FORWARD_FLAG = 1 << 14
const FORWARD_REFERENCE = 1

interface Origin {
  messageId: string
  channelId: string
  cdn: string
}

/** Reads content, files, stickers, voice, forwards and polls (reference: Discord, resources/message). Pure. */
export function readWords(message: Fields, origin: Origin): Words {
  const flags = numberOf(message, 'flags') ?? 0
  const content = textOf(message, 'content') ?? ''
  const attachments = readAttachments(listOf(message, 'attachments'), origin)
  const snapshots = listOf(message, 'message_snapshots')
  const reference = fieldsOf(message, 'message_reference')
  if (flags & FORWARD_FLAG || (reference && numberOf(reference, 'type') === FORWARD_REFERENCE)) {
    return readForward(snapshots, content, attachments, origin)
  }
  const stickers = listOf(message, 'sticker_items')
  const poll = fieldsOf(message, 'poll')
  if (poll && content === '') return { kind: 'poll', text: readPoll(poll), attachments }
  if (stickers.length > 0) return readStickers(stickers, content, attachments, origin)
  if (flags & VOICE_FLAG) return { kind: 'voice', text: content, attachments }
  return { kind: 'text', text: content, attachments }
}

/** Whether there is nothing in it that a person could read or open. */
export function isEmpty(words: Words): boolean {
  return words.text.trim() === '' && words.attachments.length === 0
}

function readForward(snapshots: Fields[], content: string, own: InboundAttachment[], origin: Origin): Words {
  const forwarded = snapshots.map((snapshot) => fieldsOf(snapshot, 'message')).filter((inner) => inner !== null)
  const inner = forwarded.map((message) => readWords({ ...message, message_reference: null, flags: 0 }, origin))
  return {
    kind: 'forward',
    text: [content, ...inner.map((words) => words.text)].filter((text) => text !== '').join('\n\n'),
    attachments: [...own, ...inner.flatMap((words) => words.attachments)],
  }
}

function readStickers(stickers: Fields[], content: string, files: InboundAttachment[], origin: Origin): Words {
  const names = stickers.map((sticker) => textOf(sticker, 'name') ?? '').filter((name) => name !== '')
  const pictures = stickers.map((sticker) => stickerPicture(sticker, origin)).filter((picture) => picture !== null)
  const text = content === '' ? names.join(', ') : content
  return { kind: content === '' ? 'sticker' : 'text', text, attachments: [...files, ...pictures] }
}

/** PNG and APNG are served as png, GIF as gif; a Lottie sticker is a program that we do not run, its name must do. */
function stickerPicture(sticker: Fields, origin: Origin): InboundAttachment | null {
  const id = idOf(sticker, 'id')
  const format = numberOf(sticker, 'format_type')
  const extension = format === 1 || format === 2 ? 'png' : format === 4 ? 'gif' : null
  if (!id || !extension) return null
  return {
    name: `${(textOf(sticker, 'name') ?? 'sticker').slice(0, 80)}.${extension}`,
    mediaType: `image/${extension}`,
    bytes: 0,
    width: null,
    height: null,
    seconds: null,
    source: {
      url: `${origin.cdn}/stickers/${id}.${extension}`,
      externalId: id,
      messageExternalId: origin.messageId,
      channelId: origin.channelId,
    },
  }
}

function readPoll(poll: Fields): string {
  const question = fieldsOf(poll, 'question')
  const answers = listOf(poll, 'answers').map((answer) => fieldsOf(answer, 'poll_media'))
  const lines = answers.map((media) => (media && textOf(media, 'text')) ?? '').filter((text) => text !== '')
  return [(question && textOf(question, 'text')) ?? '', ...lines.map((line) => `• ${line}`)].join('\n').trim()
}

/** Discord's attachment objects; those without id or address are left out. */
export function readAttachments(list: Fields[], origin: { messageId: string; channelId: string }): InboundAttachment[] {
  const read: InboundAttachment[] = []
  for (const file of list) {
    const externalId = idOf(file, 'id')
    const url = textOf(file, 'url')
    if (!externalId || !url) continue
    read.push({
      name: textOf(file, 'title') || textOf(file, 'filename') || 'file',
      mediaType: textOf(file, 'content_type') ?? 'application/octet-stream',
      bytes: Math.max(0, numberOf(file, 'size') ?? 0),
      width: numberOf(file, 'width'),
      height: numberOf(file, 'height'),
      seconds: numberOf(file, 'duration_secs'),
      source: { url, externalId, messageExternalId: origin.messageId, channelId: origin.channelId },
    })
  }
  return read
}
