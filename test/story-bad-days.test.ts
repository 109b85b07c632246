import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Colleague, joinTeam } from './support/colleague.ts'
import { atRest, publish, setUp } from './support/desk.ts'
import { until } from './support/discord.ts'
import { killIn } from './support/held-up.ts'
import { type DeskClient, Product } from './support/product.ts'
import { Talk, wordsOn } from './support/talk.ts'

// What goes wrong on the way from the question to the end, on the bundle that `npm start` runs.
const DAY = 86_400_000
let product: Product
let rpc: DeskClient
let priya: Colleague

beforeAll(async () => {
  product = await Product.start({ clock: true })
  rpc = product.rpc()
  priya = await joinTeam(product, 'Priya')
}, 60_000)
afterAll(() => product.close())

let members = 0
const somebody = (name = `Walker ${++members}`) => Talk.joins(product, name)

async function waiting(name?: string): Promise<Talk> {
  const talk = await somebody(name)
  await talk.says('I want to talk to a person')
  await talk.is('queued')
  return talk
}

const told = async (talk: Talk, words: string) =>
  (await talk.onDiscord()).map(wordsOn).filter((text) => text.includes(words))
const resolve = async (...talks: Talk[]) => {
  for (const { conversation } of talks) await rpc.conversations.resolve({ id: conversation })
}

describe('members', () => {
  test('who ask where there is no article at all are told so, and offered a person', async () => {
    const mei = await somebody()
    await mei.says('hi')
    await mei.hears('Hi. What can I look up for you?')
    await mei.says('where do the dragons sleep')
    await mei.hears("I don't know this one. Shall I get a person?")
    expect(await rpc.articles.try({ question: 'where do the dragons sleep' })).toMatchObject({
      candidates: [],
      certainty: 'none',
    })
  })

  test('who press "Talk to a person" five times in a second get one case and one notice', async () => {
    const kofi = await somebody()
    await kofi.says('where do the dragons sleep')
    await until(async () => (await kofi.button('person')) !== null, 'the button')
    const button = await kofi.button('person')
    if (!button) throw new Error('there is no button')
    await Promise.all(Array.from({ length: 5 }, () => kofi.press(button)))
    await kofi.is('queued')
    await atRest(product)
    expect(await told(kofi, 'is opened and you are being transferred')).toHaveLength(1)
    expect((await kofi.atDesk()).filter(({ author }) => author === 'notice')).toHaveLength(1)
    expect((await rpc.search.find({ q: String((await kofi.shown()).case?.number) })).cases).toHaveLength(1)
    await resolve(kofi)
  })

  test('who press a button of before, while an agent is there, are told so', async () => {
    const yuki = await somebody()
    await yuki.says('where do the dragons sleep')
    await until(async () => (await yuki.button('person')) !== null, 'the button')
    await yuki.isSeen()
    await rpc.conversations.take({ id: yuki.conversation })
    await yuki.hears('Ana joined the chat.')
    await yuki.presses('person')
    await yuki.aside('A person takes care of this now. Just write.')
    expect((await yuki.shown()).status).toBe('assigned')
    await resolve(yuki)
  })

  test('who leave in mid-chat: the agent reads it, nothing is sent in vain, and they are answered when they are back', async () => {
    const noa = await waiting()
    await rpc.conversations.take({ id: noa.conversation })
    await noa.hears('Ana joined the chat.')
    await product.act('leave', { member: noa.member })
    const sent = await rpc.messages.send({ conversation: noa.conversation, text: 'Are you there?' })
    const failed = await noa.isAtDesk(
      ({ id, delivery }) => id === sent.id && delivery?.state === 'failed',
      'the refusal',
    )
    expect(['left', 'closed']).toContain(failed.delivery?.cause)
    await product.act('join', { member: noa.member })
    await rpc.messages.retry({ id: sent.id })
    await noa.hears('**Ana:** Are you there?')
    await resolve(noa)
  })

  test('who block the bot while they wait keep their case, and are taken and answered like everybody', async () => {
    const sora = await waiting()
    await sora.hears('You are next.')
    await product.act('block', { member: sora.member, blocked: true })
    await rpc.conversations.take({ id: sora.conversation })
    const sent = await rpc.messages.send({ conversation: sora.conversation, text: 'Hello' })
    const failed = await sora.isAtDesk(
      ({ id, delivery }) => id === sent.id && delivery?.state === 'failed',
      'the refusal',
    )
    expect(failed.delivery?.cause).toBe('closed')
    await product.act('block', { member: sora.member, blocked: false })
    await sora.says('sorry, pressed the wrong thing')
    await sora.isRead('sorry, pressed the wrong thing')
    await rpc.messages.send({ conversation: sora.conversation, text: 'No harm done.' })
    await sora.hears('**Ana:** No harm done.')
    await resolve(sora)
  })

  test('with names and words made of markup, turned directions and towers of marks, which stay in their line', async () => {
    const { guild, channels } = await product.act('state', {})
    const staff = channels.find((found) => 'name' in found && found.name === 'walks')?.id ?? ''
    await setUp(product, { staffChannel: { guild: guild.id, id: staff } })
    const names = ['**@everyone** <@1>', '\u202Egpj.exe', `z${'\u0301'.repeat(31)}`]
    const talks = await Promise.all(names.map((name) => Talk.joins(product, name)))
    for (const talk of talks) {
      await talk.says(`# shout\n[x](https://example.com) \u202E ${'a\u0336'.repeat(1)}${'\u0301'.repeat(200)}`)
      await talk.says('let me talk to a human')
      const shown = await talk.is('queued')
      expect(shown.contact.name).toBe(talk.name)
      expect(shown.caseDetail?.subject).toContain('shout')
    }
    const lines = async () => (await product.act('messages', { channel: staff })).filter(({ author }) => author.bot)
    await until(async () => (await lines()).length === 3, 'the lines for staff')
    for (const { content, mention_everyone, mentions } of await lines()) {
      expect(content).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
      expect(content).not.toMatch(/\p{M}{4}/u)
      expect(content).not.toContain('\n')
      expect([mention_everyone, mentions]).toEqual([false, []])
    }
    expect((await lines()).map(({ content }) => content).join()).toContain('\\*\\*@\u200Beveryone\\*\\*')
    await resolve(...talks)
    await setUp(product, { staffChannel: null })
  })
})

describe('agents', () => {
  test('two who take at once, again and again: each is got by one, and the member reads one name', async () => {
    const talks = await Promise.all(Array.from({ length: 10 }, () => waiting()))
    for (const { conversation: id } of talks) {
      const both = await Promise.allSettled([priya.rpc.conversations.take({ id }), rpc.conversations.take({ id })])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
    await atRest(product)
    for (const talk of talks) expect(await told(talk, 'joined the chat.')).toHaveLength(1)
    await resolve(...talks)
  })

  test('settings that are changed while chats are open hold from then on', async () => {
    const mei = await waiting()
    await rpc.conversations.take({ id: mei.conversation })
    await rpc.messages.send({ conversation: mei.conversation, text: 'Did you try it?' })
    const hours = async () => {
      const { ending } = await mei.shown()
      return (Date.parse(ending?.endAt ?? '') - Date.parse(ending?.remindAt ?? '')) / 3_600_000
    }
    expect(await hours()).toBe(24)
    await setUp(product, { times: { endHours: 2 }, name: 'Lantern & Co', greeting: { en: 'Ahoy from {name}.' } })
    expect(await hours()).toBe(2)
    const kofi = await somebody()
    await kofi.asksForHelp()
    await kofi.hears('Ahoy from Guide.')
    await kofi.presses('person')
    const { id } = await kofi.is('queued')
    await rpc.conversations.take({ id })
    await kofi.hears('Lantern & Co support ✓')
    await expect(rpc.settings.update({ version: 1, name: 'Too late' })).rejects.toMatchObject({ code: 'conflict' })
    await setUp(product, { times: { endHours: 24 }, name: 'Lumen Trails', greeting: { en: null } })
    await resolve(mei, kofi)
  })
})

describe('a kill', () => {
  /** Everything has come to rest after a kill: what was under way is taken up again when its lease has run out. */
  const settled = () => atRest(product, 40_000)

  test('between the press and the turn: the press is honoured once', async () => {
    const mei = await somebody()
    await mei.says('where do the dragons sleep')
    await until(async () => (await mei.button('person')) !== null, 'the button')
    await killIn(product, 'support_case', () => mei.presses('person'))
    await mei.is('queued')
    await settled()
    expect(await told(mei, 'is opened and you are being transferred')).toHaveLength(1)
    await resolve(mei)
  })

  test('in the handoff, when all but the end of it is written: one case, one notice, no number left out', async () => {
    const before = await waiting()
    const kofi = await somebody()
    await killIn(product, 'turn', () => kofi.says('get me a human'))
    const { case: opened } = await kofi.is('queued')
    await settled()
    expect(opened?.number).toBe(((await before.shown()).case?.number ?? 0) + 1)
    expect(await told(kofi, `Case #${opened?.number} is opened`)).toHaveLength(1)
    await resolve(before, kofi)
  })

  test('in resolving: it is done or not done, and said once', async () => {
    const yuki = await waiting()
    await rpc.conversations.take({ id: yuki.conversation })
    await yuki.hears('Ana joined the chat.')
    await killIn(product, 'support_case', () => rpc.conversations.resolve({ id: yuki.conversation }))
    const { status, case: known } = await yuki.shown()
    expect(known?.status === 'resolved').toBe(status === 'resolved')
    // As the desk does, which does not know what became of it.
    await resolve(yuki)
    await settled()
    expect(await told(yuki, 'This closes the chat.')).toHaveLength(1)
    expect((await yuki.shown()).case?.status).toBe('resolved')
  })

  test('while places are told anew: each reads the right place in the end, in the one notice', async () => {
    const [first, second, third] = [await waiting(), await waiting(), await waiting()]
    await third.hears('You are 3rd in line.')
    await resolve(first)
    await killIn(product, 'place_notice', async () => product.shiftClock(61_000))
    await third.hears('You are 2nd in line.')
    await second.hears('You are next.')
    await settled()
    expect((await third.onDiscord()).length).toBe(1)
    expect((await second.onDiscord()).length).toBe(1)
    await resolve(second, third)
  })

  test('between the agent’s take and its notice: the member reads once who joined', async () => {
    const noa = await waiting()
    await killIn(product, 'event_staging', () => rpc.conversations.take({ id: noa.conversation }))
    await rpc.conversations.take({ id: noa.conversation })
    await noa.hears('Ana joined the chat.')
    await settled()
    expect(await told(noa, 'joined the chat.')).toHaveLength(1)
    await resolve(noa)
  })
})

describe('three weeks later', () => {
  let mei: Talk

  beforeAll(async () => {
    await publish(product, {
      title: 'Dark lantern',
      body: 'Charge it in the sun.',
      examples: ['my lantern stays dark'],
    })
    mei = await somebody()
    await mei.says('my lantern stays dark')
    await mei.hears('Does it help?')
    await mei.isSeen()
    await resolve(mei)
    product.shiftClock(21 * DAY)
    await product.signIn()
    rpc = product.rpc()
  })

  test('a button of then says that it is over', async () => {
    await mei.presses('helped', 'no')
    await mei.aside('This button belongs to an earlier chat. If you need something, just write.')
    expect((await rpc.conversations.show({ id: mei.conversation })).status).toBe('resolved')
  })

  test('the one for a person still gets one, in a new chat', async () => {
    await mei.presses('person')
    await mei.hears(/^Case #\d+ is opened and you are being transferred\./)
    const old = mei.conversation
    const now = (await rpc.search.find({ q: mei.member })).people[0]?.conversation ?? ''
    expect(now).not.toBe(old)
    expect(await rpc.conversations.show({ id: now })).toMatchObject({ status: 'queued', previous: old })
  })
})
