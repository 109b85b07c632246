import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import type { MessageView } from '../src/protocol/messages.ts'
import { text } from '../src/texts/format.ts'
import { until } from './support/discord.ts'
import { type DeskClient, Product } from './support/product.ts'

// The whole way by API and gateway alone, on the bundle that `npm start` runs.
let product: Product
let rpc: DeskClient
beforeAll(async () => {
  product = await Product.start()
  rpc = product.rpc()
}, 60_000)
afterAll(() => product.close())

const PHOTO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A member of the simulated server, and their conversation. */
class Talk {
  readonly member: string
  readonly name: string
  conversation = ''
  channel = ''

  private constructor(member: string, name: string) {
    this.member = member
    this.name = name
  }

  static async with(index: number): Promise<Talk> {
    const user = (await product.act('state', {})).members[index]?.user
    return new Talk(user?.id ?? '', user?.global_name ?? '')
  }

  async says(
    content: string,
    more: { reply_to?: string; files?: { name: string; type: string; base64: string }[] } = {},
  ) {
    const message = await product.act('send', { member: this.member, channel: 'dm', content, ...more })
    this.channel = message.channel_id
    return message
  }

  /** Waits until the desk has the conversation. */
  async isSeen(): Promise<void> {
    const find = async () =>
      (await rpc.conversations.list({ view: 'all' })).items.find((row) => row.contact.name === this.name)
    await until(async () => Boolean(await find()), `${this.name} is seen at the desk`)
    this.conversation = (await find())?.id ?? ''
  }

  /** What the member sees of the application, oldest first. */
  async onDiscord(channel = this.channel): Promise<SandboxMessage[]> {
    return (await product.act('messages', { channel })).filter((message) => message.author.bot)
  }

  async isOnDiscord(content: string, channel = this.channel): Promise<SandboxMessage> {
    const find = async () => (await this.onDiscord(channel)).find((message) => message.content === content)
    await until(async () => Boolean(await find()), `"${content}" on Discord`)
    return (await find()) as SandboxMessage
  }

  async atDesk(): Promise<MessageView[]> {
    return (await rpc.conversations.messages({ id: this.conversation, limit: 100 })).items
  }

  async isAtDesk(holds: (message: MessageView) => boolean, what: string): Promise<MessageView> {
    await until(async () => (await this.atDesk()).some(holds), `${what} at the desk`)
    return (await this.atDesk()).find(holds) as MessageView
  }
}

test('a member writes, an agent takes and answers, the member reads who joined and what they say; a kill changes nothing', async () => {
  const mei = await Talk.with(0)
  await mei.says('my pass is locked')
  await mei.isSeen()
  expect((await rpc.conversations.list({ view: 'unassigned' })).items[0]).toMatchObject({
    unread: 1,
    status: 'queued',
    preview: { text: 'my pass is locked' },
  })
  await rpc.conversations.take({ id: mei.conversation })
  await rpc.messages.send({ conversation: mei.conversation, text: 'Hi, looking at it.' })
  await mei.isOnDiscord('**Ana:** Hi, looking at it.')
  await product.kill()
  await mei.says('said while you were dead')
  await product.boot()
  await mei.isAtDesk((message) => message.text === 'said while you were dead', 'what was said meanwhile')
  expect((await mei.atDesk()).map((message) => message.direction)).toEqual([
    'inbound',
    'outbound',
    'outbound',
    'inbound',
  ])
  expect((await mei.onDiscord()).map((message) => message.content)).toEqual([
    'Ana joined the chat.',
    '**Ana:** Hi, looking at it.',
  ])
})

test('edits, deletions, replies, files and typing, both ways', async () => {
  const kofi = await Talk.with(1)
  const first = await kofi.says('it crashd')
  await kofi.isSeen()
  await product.act('edit', { member: kofi.member, channel: 'dm', message: first.id, content: 'it crashed' })
  const edited = await kofi.isAtDesk((message) => message.text === 'it crashed', 'the edit')
  expect(await rpc.messages.revisions({ id: edited.id })).toMatchObject({ items: [{ text: 'it crashd' }] })

  const answer = await rpc.messages.send({ conversation: kofi.conversation, text: 'Which phone?', replyTo: edited.id })
  const shown = await kofi.isOnDiscord('**Ana:** Which phone?')
  expect(shown.message_reference?.message_id).toBe(first.id)
  await rpc.messages.edit({ id: answer.id, text: 'Which phone is it?' })
  await kofi.isOnDiscord('**Ana:** Which phone is it?')
  await kofi.says('a Pixel', { reply_to: shown.id })
  const quoting = await kofi.isAtDesk((message) => message.text === 'a Pixel', 'the reply')
  expect(quoting.replyTo).toMatchObject({ id: answer.id })

  const photo = { name: 'crash.png', type: 'image/png', base64: PHOTO }
  await kofi.says('', { files: [photo] })
  const withFile = await kofi.isAtDesk((message) => message.attachments[0]?.state === 'stored', 'the photo')
  expect(withFile.attachments[0]).toMatchObject({ name: 'crash.png', inline: true })
  const upload = await fetch(`${product.url}/api/v1/files?name=guide.png`, {
    method: 'POST',
    headers: { cookie: product.cookie, origin: product.url, 'content-type': 'image/png' },
    body: Buffer.from(PHOTO, 'base64'),
  })
  const { id: file } = (await upload.json()) as { id: string }
  await rpc.messages.send({ conversation: kofi.conversation, text: '', attachments: [file] })
  expect((await kofi.isOnDiscord('**Ana:**')).attachments[0]).toMatchObject({ filename: 'guide.png' })

  await product.act('delete', { member: kofi.member, channel: 'dm', message: first.id })
  const deleted = await kofi.isAtDesk((message) => message.deletedAt !== null, 'the deletion')
  expect(deleted.text).toBe('')
  await rpc.messages.delete({ id: answer.id })
  await until(async () => !(await kofi.onDiscord()).some(({ id }) => id === shown.id), 'the reply is gone from Discord')

  const socket = product.socket()
  const typing = new Promise<string>((resolve) => socket.on('typing', ({ conversation }) => resolve(conversation)))
  await new Promise<void>((resolve) => socket.on('connect', resolve))
  socket.emit('follow', { after: (await rpc.conversations.list({ view: 'all' })).asOf })
  await until(async () => {
    await product.act('typing', { member: kofi.member, channel: 'dm' })
    return Promise.race([
      typing.then((id) => id === kofi.conversation),
      new Promise<false>((r) => setTimeout(r, 100, false)),
    ])
  }, 'the member types')
  socket.emit('typing', { conversation: kofi.conversation })
  const typed = async () =>
    (await product.act('log', {})).some((entry) => entry.what.endsWith(`/channels/${kofi.channel}/typing`))
  await until(typed, 'the agent types on Discord')
  socket.disconnect()
})

test('a long reply goes out in parts that keep code fences whole', async () => {
  const yuki = await Talk.with(2)
  await yuki.says('show me the log')
  await yuki.isSeen()
  const log = Array.from({ length: 100 }, (_, n) => `line ${n} of the log, which is long enough`).join('\n')
  await rpc.messages.send({ conversation: yuki.conversation, text: `Here:\n\`\`\`txt\n${log.slice(0, 3600)}\n\`\`\`` })
  await until(async () => (await yuki.onDiscord()).length >= 3, 'the parts')
  const parts = (await yuki.onDiscord()).slice(1).map((message) => message.content)
  expect(parts.length).toBe(2)
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(2000)
    expect(part.match(/```/g)?.length).toBe(2)
  }
})

test('/helpme answers only to the member, opens the direct message and carries question and channel', async () => {
  const diego = await Talk.with(3)
  const support = (await product.act('state', {})).channels.find((found) => 'name' in found && found.name === 'support')
  const options = { question: 'how do I get a refund?' }
  await product.act('command', { member: diego.member, channel: support?.id ?? '', name: 'helpme', options })
  await diego.isSeen()
  const seen = async () => (await product.act('state', { as: diego.member })).messages[support?.id ?? '']
  await until(
    async () => (await seen())?.some((message) => message.ephemeral_for === diego.member && !message.waiting) ?? false,
    'the answer',
  )
  const dm =
    (await product.act('state', { as: diego.member })).members.find(({ user }) => user.id === diego.member)?.dm ?? ''
  expect((await seen())?.find((message) => message.ephemeral_for)?.content).toContain(
    `https://discord.com/channels/@me/${dm}`,
  )
  expect((await diego.onDiscord(dm)).length).toBe(1)
  const shown = await rpc.conversations.show({ id: diego.conversation })
  expect(shown).toMatchObject({ origin: { name: 'support' }, guild: { name: 'Lumen Trails' }, place: 'direct' })
  expect((await diego.atDesk())[0]).toMatchObject({ kind: 'command', text: 'how do I get a refund?' })
})

test('direct messages closed: a private thread stands in, and the member answers there by button', async () => {
  const layla = await Talk.with(4)
  await product.act('direct-messages', { member: layla.member, open: false })
  const support = (await product.act('state', {})).channels.find((found) => 'name' in found && found.name === 'support')
  await product.act('command', { member: layla.member, channel: support?.id ?? '', name: 'helpme', options: {} })
  await layla.isSeen()
  await rpc.conversations.take({ id: layla.conversation })
  const sent = await rpc.messages.send({ conversation: layla.conversation, text: 'Hello Layla' })
  await layla.isAtDesk(({ id, delivery }) => id === sent.id && delivery?.state === 'sent', 'the sent state')
  expect((await layla.atDesk()).find(({ id }) => id === sent.id)?.delivery?.place).toBe('thread')
  const thread = (await product.act('state', { as: layla.member })).channels.find((found) => found.type === 12)
  const reply = await layla.isOnDiscord('**Ana:** Hello Layla', thread?.id)
  const row = reply.components?.[0]
  const button = row && 'components' in row ? row.components[0] : undefined
  const customId = button && 'custom_id' in button ? button.custom_id : ''
  await product.act('press', {
    member: layla.member,
    channel: thread?.id ?? '',
    message: reply.id,
    custom_id: customId,
  })
  const modals = async () => (await product.act('state', { as: layla.member })).modals
  await until(async () => (await modals()).length === 1, 'the form')
  const modal = (await modals())[0]
  const fields = fieldIds(modal?.data.components ?? [])
  await product.act('submit-modal', {
    member: layla.member,
    modal: modal?.id ?? '',
    fields: [{ custom_id: fields[0] ?? '', value: 'answered by the form' }],
  })
  expect(await layla.isAtDesk(({ text }) => text === 'answered by the form', 'the answer')).toMatchObject({
    place: 'thread',
  })
})

/** The fields of a modal, whatever wraps them. */
function fieldIds(components: readonly unknown[]): string[] {
  return components.flatMap((component) => {
    const { custom_id: id, component: inner, components: more } = component as Record<string, unknown>
    if (inner) return fieldIds([inner])
    if (Array.isArray(more)) return fieldIds(more)
    return typeof id === 'string' ? [id] : []
  })
}

test('without MESSAGE_CONTENT, bare words in the thread are answered once with how to reply; with it they are read', async () => {
  const noa = await Talk.with(5)
  await product.act('direct-messages', { member: noa.member, open: false })
  const support = (await product.act('state', {})).channels.find((found) => 'name' in found && found.name === 'support')
  await product.act('command', { member: noa.member, channel: support?.id ?? '', name: 'helpme', options: {} })
  await noa.isSeen()
  const ownThread = async () =>
    (await product.act('state', { as: noa.member })).channels.find((found) => found.type === 12)
  await until(async () => Boolean(await ownThread()), 'the thread')
  const thread = (await ownThread())?.id ?? ''
  const says = (content: string) => product.act('send', { member: noa.member, channel: thread, content })
  await says('can you read this?')
  await says('and this?')
  await until(
    async () => (await noa.atDesk()).filter(({ kind }) => kind === 'unreadable').length === 2,
    'both were noticed',
  )
  const told = (await noa.onDiscord(thread)).filter(({ content }) => content === text('en', 'howToReply'))
  expect(told).toHaveLength(1)
  const bot = (await product.act('state', {})).application.bot.id
  await says(`<@${bot}> with a mention`)
  await noa.isAtDesk(({ text }) => text === 'with a mention', 'the mention')
  await product.stop()
  await product.act('message-content', { granted: true })
  await product.boot()
  await says('in plain words')
  await noa.isAtDesk(({ text }) => text === 'in plain words', 'plain words')
})
