import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { DeskRound } from '../../../test/support/desk-round.ts'
import type { InboundAttachment } from '../conversation/inbound.ts'

let core: TestCore
let round: DeskRound
beforeAll(async () => {
  core = await openTestCore()
  round = await DeskRound.open(core)
})
afterAll(async () => {
  await round.worker.stop()
  await core.close()
})

const declared = (name: string, mediaType: string, bytes: number): InboundAttachment => {
  const source = { url: `https://cdn.test/${name}`, externalId: '1', messageExternalId: '2', channelId: '3' }
  return { name, mediaType, bytes, width: null, height: null, seconds: null, source }
}

/** As the copier does when it has a file; null: it could not be copied. */
async function copied(name: string, bytes: Uint8Array | null): Promise<void> {
  const blob = bytes && (await round.blobs.put(core.workspace, bytes)).blob
  const state = bytes ? 'stored' : 'failed'
  await core.database.pool.query('update attachment set state = $2, blob = $3 where name = $1', [name, state, blob])
}

async function sent(...attachments: InboundAttachment[]): Promise<string> {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  await round.say(directMessage(member, 'look', { attachments }))
  await round.say(directMessage(member, 'and this'))
  await round.rest()
  return conversation
}

const toldAt = (conversation: string, n: number) =>
  round
    .exchange(conversation)
    .messages.slice(-n)
    .map(({ text, files }) => text || files.map(({ name, size }) => `${name} ${size}`).join())

test('words and file are two messages, the file once it is copied, and what was said after it comes after it', async () => {
  const conversation = await sent(declared('map.png', 'image/png', 4))
  expect(toldAt(conversation, 1)).toEqual(['look'])
  await copied('map.png', new Uint8Array(4))
  await round.rest(500)
  expect(toldAt(conversation, 3)).toEqual(['look', 'map.png 4', 'and this'])
})

test('what the desk cannot show is named, with where it can be opened', async () => {
  const conversation = await sent(
    declared('photo.webp', 'image/webp', 900),
    declared('film.png', 'image/png', 30_000_000),
  )
  await copied('photo.webp', new Uint8Array(4))
  await copied('film.png', new Uint8Array(4))
  await round.rest(500)
  const url = `https://desk.test/inbox/all/${conversation}`
  expect(toldAt(conversation, 4)).toEqual([
    'look',
    `photo.webp (image/webp, 900 B) cannot be shown here. Open it at ${url}`,
    `film.png (image/png, 30.0 MB) cannot be shown here. Open it at ${url}`,
    'and this',
  ])
})

test('a file that the desk refuses is named all the same', async () => {
  round.desk.fault = (call, act) =>
    call === 'perform' && act?.act === 'send' && act.file
      ? { when: 'before', outcome: { result: 'refused', detail: 'Too large' } }
      : null
  const conversation = await sent(declared('plan.png', 'image/png', 4))
  await copied('plan.png', new Uint8Array(4))
  await round.rest(500)
  round.desk.fault = () => null
  expect(toldAt(conversation, 2)[0]).toMatch(/^plan\.png \(image\/png, 4 B\) cannot be shown here/)
})

test('what cannot be copied from Discord, or not within a minute, does not keep back what comes after it', async () => {
  const failed = await sent(declared('lost.png', 'image/png', 4))
  const slow = await sent(declared('slow.png', 'image/png', 4))
  await copied('lost.png', null)
  await round.pass(61_000, 500)
  expect(toldAt(failed, 3)[1]).toMatch(/^lost\.png .* could not be copied from Discord/)
  expect(toldAt(slow, 3)[1]).toMatch(/^slow\.png .* could not be copied from Discord/)
  expect(toldAt(slow, 1)).toEqual(['and this'])
})

test('a file whose bytes are lost on our side is given up, and what comes after it is told', async () => {
  const conversation = await sent(declared('torn.png', 'image/png', 4))
  await core.database.pool.query(`update attachment set state = 'stored', blob = 'nowhere' where name = 'torn.png'`)
  await round.pass(180_000, 10_000)
  expect(toldAt(conversation, 2)).toEqual(['look', 'and this'])
  const failed = `select detail from relay where conversation_id = $1 and state = 'failed'`
  expect((await core.database.pool.query(failed, [conversation])).rows).toEqual([{ detail: 'A fault on our side' }])
})

test('an empty message is told as one', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  await round.say(directMessage(member, ''))
  await round.rest()
  expect(toldAt(conversation, 1)).toEqual(['(no words)'])
})

test('of a long chat the newest fifty are told one by one, and what was before as one text', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  const first = round.exchange(conversation)
  round.desk.join(first, 'Priya')
  await round.pass(11_000)
  const said = Array.from({ length: 60 }, (_, n) =>
    directMessage(member, `line ${n}`, { sentAt: new Date(core.clock.now().getTime() + n) }),
  )
  await round.receive(...said)
  await round.rest()
  Object.assign(first, { state: 'closed', closedBy: 'timer', agents: {} })
  await round.pass(20_000, 10_000)
  await round.receive(directMessage(member, 'the end', { sentAt: new Date(core.clock.now().getTime() + 1000) }))
  await round.rest()
  const [transcript, ...singly] = round.exchange(conversation).messages
  expect(transcript).toMatchObject({ author: 'system', past: true })
  expect(transcript?.text.split('\n').at(-1)).toMatch(
    new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d ${member}: line 10$`),
  )
  expect(singly.slice(0, 50).map(({ text }) => text)).toEqual([
    ...Array.from({ length: 49 }, (_, n) => `line ${n + 11}`),
    'the end',
  ])
  expect(singly[48]).toMatchObject({ past: true })
  expect(singly[49]).toMatchObject({ past: false })
})
