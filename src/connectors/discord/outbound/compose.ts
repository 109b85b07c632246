import type { RawFile } from '@discordjs/rest'
import type { APIEmbed, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10'
import type { OutgoingFile, SendOperation } from '../../../core/delivery/channel.ts'
import { buttonRows } from './rows.ts'

/** Discord's limits: 10 MiB a file, 25 MiB a request (reference/discord.md, item 18). */
const FILE_BYTES = 10 * 1024 * 1024
const REQUEST_BYTES = 25 * 1024 * 1024 - 64 * 1024
const TITLE_LENGTH = 256
const DESCRIPTION_LENGTH = 4096
export const CONTENT_LENGTH = 2000
/** The virtual agent's violet (UI: `va`), on the edge of articles. */
const VIOLET = 0x7c56ab

export interface Composed {
  body: RESTPostAPIChannelMessageJSONBody
  files: RawFile[]
}

/** Nobody is ever called by what we send: neither by names in the words nor by the reply. */
export const SILENT = { parse: [], replied_user: false }

/**
 * The request for one message. `channelId` null: a note to an interaction, which takes neither nonce nor reference.
 * `replyButton`: the member's own words in this place would come empty, so a form is offered.
 */
export function compose(
  operation: SendOperation,
  files: RawFile[],
  where: { channelId: string | null; key: string; replyButton: boolean },
): Composed {
  const { text: content, card, replyTo, to } = operation
  const body: RESTPostAPIChannelMessageJSONBody = { allowed_mentions: SILENT }
  if (content !== '') body.content = content
  if (where.channelId !== null) {
    body.nonce = where.key
    body.enforce_nonce = true
    // A reference into another channel would be refused, and forms have no message that could be answered.
    if (replyTo && replyTo.placeId === where.channelId && /^\d+$/.test(replyTo.id)) {
      body.message_reference = { message_id: replyTo.id, fail_if_not_exists: false }
    }
  }
  if (card) body.embeds = [embedOf(card, files)]
  if (files.length > 0) body.attachments = files.map((file, index) => ({ id: String(index), filename: file.name }))
  const rows = buttonRows(operation.message, operation.buttons, where.replyButton ? to : null)
  if (rows.length > 0) body.components = rows
  return { body, files }
}

/** An article as a card. */
export const articleEmbed = (title: string, text: string): APIEmbed => embedOf({ title, text, picture: null }, [])

function embedOf({ title, text, picture }: NonNullable<SendOperation['card']>, files: RawFile[]): APIEmbed {
  const file = picture ? files.at(-1)?.name : undefined
  return {
    title: cut(title, TITLE_LENGTH),
    ...(text === '' ? {} : { description: cut(text, DESCRIPTION_LENGTH), color: VIOLET }),
    ...(file ? { thumbnail: { url: `attachment://${file}` } } : {}),
  }
}

/** The same message in words alone, for a place where the bot may neither attach files nor show cards. */
export function inWords(operation: SendOperation): SendOperation {
  const { card, text } = operation
  if (!card) return operation
  const heading = card.text === '' ? card.title : `**${card.title}**\n${card.text}`
  return { ...operation, card: null, text: cut([text, heading].filter(Boolean).join('\n\n'), CONTENT_LENGTH) }
}

/** A text with at most so many characters, cut where it is longer. */
export const cut = (words: string, most: number): string =>
  words.length <= most
    ? words
    : `${words
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`

/** Reads the files of a message, the card's picture last; null when they are more than Discord takes. */
export async function loadFiles(operation: SendOperation): Promise<RawFile[] | null> {
  const wanted = operation.card?.picture ? [...operation.files, operation.card.picture] : operation.files
  const files: RawFile[] = []
  let sum = 0
  for (const [index, file] of wanted.entries()) {
    const data = await file.bytes()
    sum += data.byteLength
    if (data.byteLength > FILE_BYTES || sum > REQUEST_BYTES) return null
    files.push({ name: safeName(file, index), data, contentType: file.mediaType })
  }
  return files
}

/** Names are told apart by their place, and `attachment://` must find them again, so nothing fancy stays in them. */
function safeName(file: OutgoingFile, index: number): string {
  const name = file.name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-100)
  return name === '' || name === '_' ? `file-${index}` : name
}
