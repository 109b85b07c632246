import type { DeskAct, DeskHandle, DeskOutcome } from '../../../core/desk/desk.ts'
import { orNull, TwilioFault } from '../fault.ts'
import { conversationOf, type Flex, type FlexHandle, HOUSE, handleOf } from './flex.ts'
import { newestFirst } from './list-messages.ts'
import { sendMedia } from './media.ts'
import { attempt } from './outcome.ts'
import { keyOf, versionOf } from './said.ts'

export type Performed = { externalId: string; index: number; version: string }

/** Says, edits or deletes something in the conversation. Only saying cannot be done twice without standing there twice. */
export function performAct(flex: Flex, act: DeskAct, given: DeskHandle, key: string): Promise<DeskOutcome<Performed>> {
  const handle = handleOf(given)
  const conversation = conversationOf(handle)
  const about = { key: conversation, conversation }
  if (act.act === 'edit') return attempt(flex, about, () => edit(flex, conversation, act))
  if (act.act === 'delete') return attempt(flex, about, () => remove(flex, conversation, act.externalId))
  return send(flex, act, handle, key)
}

type Send = Extract<DeskAct, { act: 'send' }>

/** A file is brought there first, by a try of its own: of that nothing is seen when it happens twice. */
async function send(flex: Flex, act: Send, handle: FlexHandle, key: string): Promise<DeskOutcome<Performed>> {
  const conversation = conversationOf(handle)
  const about = { key: conversation, conversation }
  const { file } = act
  const sent = file && (await attempt(flex, about, () => sendMedia(flex, file)))
  if (sent && sent.result !== 'done') return sent
  const body = bodyOf(act)
  return attempt(flex, { ...about, once: true }, async () => {
    const sdk = await flex.client.sdk()
    const message = await sdk.conversations.v1.conversations(conversation).messages.create({
      author: act.author === 'contact' ? (handle.identity ?? '') : HOUSE[act.author],
      // Text and a file in one message are not shown together by Flex.
      ...(sent ? { mediaSid: sent.value } : { body }),
      attributes: JSON.stringify({ guildesk: markOf(act, key) }),
      ...(act.past ? { dateCreated: act.sentAt } : {}),
      // Without this header what we write tells nobody, us least of all.
      ...(act.routed ? { xTwilioWebhookEnabled: 'true' as const } : {}),
    })
    return { externalId: message.sid, index: message.index, version: versionOf(sent ? '' : body) }
  })
}

/** Twilio takes no message without words. */
const NO_WORDS = '(no words)'
/** Bytes of a message's words (twilio.com/docs/conversations-classic/conversations-limits, 32 kB). */
const MOST_BODY = 32_000

/** Of a transcript the newest stands at the end, so that is kept. */
function bodyOf({ text, author }: Pick<Send, 'text' | 'author'>): string {
  const bytes = Buffer.from(text || NO_WORDS)
  if (bytes.length <= MOST_BODY) return bytes.toString()
  const kept = author === 'system' ? bytes.subarray(bytes.length - MOST_BODY) : bytes.subarray(0, MOST_BODY)
  // A letter that was cut in two reads as U+FFFD.
  return kept.toString().replace(/^\uFFFD+|\uFFFD+$/g, '')
}

const markOf = ({ message, externalMessage, author, name }: Send, key: string) => ({
  key,
  message,
  discordMessageId: externalMessage,
  author,
  // Words of the house itself have nobody's name.
  name: name.slice(0, 100) || 'Guildesk',
})

async function edit(flex: Flex, conversation: string, act: Extract<DeskAct, { act: 'edit' }>): Promise<Performed> {
  const sdk = await flex.client.sdk()
  const body = bodyOf({ text: act.text, author: 'contact' })
  const message = await sdk.conversations.v1.conversations(conversation).messages(act.externalId).update({ body })
  return { externalId: message.sid, index: message.index, version: versionOf(body) }
}

/** One that is not there any more counts as deleted. */
async function remove(flex: Flex, conversation: string, sid: string): Promise<Performed> {
  const sdk = await flex.client.sdk()
  const removed = await orNull(sdk.conversations.v1.conversations(conversation).messages(sid).remove())
  if (removed === false) throw new TwilioFault('The message stays there.', { status: 400 })
  return { externalId: sid, index: -1, version: '' }
}

/** The message that bears the key, looked for from the newest on; null: it is not there. */
export function findByKey(flex: Flex, key: string, given: DeskHandle): Promise<DeskOutcome<Performed | null>> {
  const conversation = conversationOf(handleOf(given))
  return attempt(flex, { key: conversation, conversation }, async () => {
    for await (const page of newestFirst(flex, conversation)) {
      const found = page.find(({ attributes }) => keyOf(attributes) === key)
      if (found) return { externalId: found.sid, index: found.index, version: versionOf(found.body ?? '') }
    }
    return null
  })
}
