import { afterAll, beforeAll, expect, test } from 'vitest'
import { text } from '../src/texts/format.ts'
import { switchOff } from './support/desk.ts'
import { until } from './support/discord.ts'
import { type DeskClient, Product } from './support/product.ts'
import { idsOf, Talk } from './support/talk.ts'

// What members and agents say, both ways, by API and gateway alone, on the bundle that `npm start` runs. Nobody answers by themselves here.
let product: Product
let rpc: DeskClient
beforeAll(async () => {
  product = await Product.start()
  rpc = product.rpc()
  await switchOff(product)
}, 60_000)
afterAll(() => product.close())

const PHOTO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('a member writes, an agent takes and answers, the member reads who joined and what they say; a kill changes nothing', async () => {
  const mei = await Talk.with(product, 0)
  await mei.says('my pass is locked')
  await mei.is('queued')
  expect((await rpc.conversations.list({ view: 'unassigned' })).items[0]).toMatchObject({
    unread: 1,
    case: { number: 1001, status: 'new' },
    preview: { text: 'my pass is locked' },
  })
  await rpc.conversations.take({ id: mei.conversation })
  await rpc.messages.send({ conversation: mei.conversation, text: 'Hi, looking at it.' })
  await mei.hears('**Ana:** Hi, looking at it.')
  await product.kill()
  await mei.says('said while you were dead')
  await product.boot()
  await mei.isAtDesk((message) => message.text === 'said while you were dead', 'what was said meanwhile')
  expect((await mei.atDesk()).map((message) => message.direction)).toEqual([
    'inbound',
    'outbound',
    'outbound',
    'outbound',
    'inbound',
  ])
  expect((await mei.onDiscord()).map((message) => message.content)).toEqual([
    'Case #1001 is opened and an agent is with you.',
    'Ana joined the chat.\n-# Lumen Trails support ✓ · we never ask for your password',
    '**Ana:** Hi, looking at it.',
  ])
})

test('edits, deletions, replies, files and typing, both ways', async () => {
  const kofi = await Talk.with(product, 1)
  const first = await kofi.says('it crashd')
  await kofi.isSeen()
  await product.act('edit', { member: kofi.member, channel: 'dm', message: first.id, content: 'it crashed' })
  const edited = await kofi.isAtDesk((message) => message.text === 'it crashed', 'the edit')
  expect(await rpc.messages.revisions({ id: edited.id })).toMatchObject({ items: [{ text: 'it crashd' }] })

  const answer = await rpc.messages.send({ conversation: kofi.conversation, text: 'Which phone?', replyTo: edited.id })
  const shown = await kofi.hears('**Ana:** Which phone?')
  expect(shown.message_reference?.message_id).toBe(first.id)
  await rpc.messages.edit({ id: answer.id, text: 'Which phone is it?' })
  await kofi.hears('**Ana:** Which phone is it?')
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
  expect((await kofi.hears(/^\*\*Ana:\*\*$/)).attachments[0]).toMatchObject({ filename: 'guide.png' })

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
  const yuki = await Talk.with(product, 2)
  await yuki.says('show me the log')
  await yuki.isSeen()
  const log = Array.from({ length: 100 }, (_, n) => `line ${n} of the log, which is long enough`).join('\n')
  await rpc.messages.send({ conversation: yuki.conversation, text: `Here:\n\`\`\`txt\n${log.slice(0, 3600)}\n\`\`\`` })
  const fenced = async () =>
    (await yuki.onDiscord()).map(({ content }) => content).filter((text) => text.includes('```'))
  await until(async () => (await fenced()).length >= 2, 'the parts')
  const parts = await fenced()
  expect(parts.length).toBe(2)
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(2000)
    expect(part.match(/```/g)?.length).toBe(2)
  }
})

test('/helpme answers only to the member, opens the direct message and carries question and channel', async () => {
  const diego = await Talk.with(product, 3)
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
  await diego.hears('our team has your question', dm)
  const shown = await diego.is('queued')
  expect(shown).toMatchObject({ origin: { name: 'support' }, guild: { name: 'Lumen Trails' }, place: 'direct' })
  expect((await diego.atDesk())[0]).toMatchObject({ kind: 'command', text: 'how do I get a refund?' })
})

test('direct messages closed: a private thread stands in, and the member answers there by button', async () => {
  const layla = await Talk.with(product, 4)
  await product.act('direct-messages', { member: layla.member, open: false })
  const support = (await product.act('state', {})).channels.find((found) => 'name' in found && found.name === 'support')
  await product.act('command', { member: layla.member, channel: support?.id ?? '', name: 'helpme', options: {} })
  await layla.isSeen()
  await rpc.conversations.take({ id: layla.conversation })
  const sent = await rpc.messages.send({ conversation: layla.conversation, text: 'Hello Layla' })
  await layla.isAtDesk(({ id, delivery }) => id === sent.id && delivery?.state === 'sent', 'the sent state')
  expect((await layla.atDesk()).find(({ id }) => id === sent.id)?.delivery?.place).toBe('thread')
  const thread = (await product.act('state', { as: layla.member })).channels.find((found) => found.type === 12)
  const reply = await layla.hears('**Ana:** Hello Layla', thread?.id)
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
  const fields = idsOf(modal?.data.components ?? [])
  await product.act('submit-modal', {
    member: layla.member,
    modal: modal?.id ?? '',
    fields: [{ custom_id: fields[0] ?? '', value: 'answered by the form' }],
  })
  expect(await layla.isAtDesk(({ text }) => text === 'answered by the form', 'the answer')).toMatchObject({
    place: 'thread',
  })
})

test('without MESSAGE_CONTENT, bare words in the thread are answered once with how to reply; with it they are read', async () => {
  const noa = await Talk.with(product, 5)
  await product.act('direct-messages', { member: noa.member, open: false })
  const support = (await product.act('state', {})).channels.find((found) => 'name' in found && found.name === 'support')
  await product.act('command', { member: noa.member, channel: support?.id ?? '', name: 'helpme', options: {} })
  await noa.isSeen()
  const ownThread = async () =>
    (await product.act('state', { as: noa.member })).channels.find((found) => found.type === 12)
  await until(async () => Boolean(await ownThread()), 'the thread')
  const thread = (await ownThread())?.id ?? ''
  // Only once the greeting stands in it do we know the thread that Discord has just made.
  await until(async () => (await noa.onDiscord(thread)).length > 0, 'the greeting')
  const says = (content: string) => product.act('send', { member: noa.member, channel: thread, content })
  await says('can you read this?')
  await says('and this?')
  await until(
    async () => (await noa.atDesk()).filter(({ kind }) => kind === 'unreadable').length === 2,
    'both were noticed',
  )
  const told = async () => (await noa.onDiscord(thread)).filter(({ content }) => content === text('en', 'howToReply'))
  await until(async () => (await told()).length > 0, 'how to reply was told')
  expect(await told()).toHaveLength(1)
  const bot = (await product.act('state', {})).application.bot.id
  await says(`<@${bot}> with a mention`)
  await noa.isAtDesk(({ text }) => text === 'with a mention', 'the mention')
  await product.stop()
  await product.act('message-content', { granted: true })
  await product.boot()
  await says('in plain words')
  await noa.isAtDesk(({ text }) => text === 'in plain words', 'plain words')
})
