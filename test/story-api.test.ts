import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Colleague, joinTeam } from './support/colleague.ts'
import { publish, setUp } from './support/desk.ts'
import { until } from './support/discord.ts'
import { makePng } from './support/png.ts'
import { type DeskClient, Product } from './support/product.ts'
import { Talk, wordsOn } from './support/talk.ts'

// The whole story by API and gateway alone, on the bundle that `npm start` runs: from the first question to the rating, and to the chat
// after it. Where SPECS_DIR names Discord's official description, closing the product throws if a request did not conform to it.
const HOUR = 3_600_000
const LABEL = '**Guide** · virtual agent\n'
let product: Product
let rpc: DeskClient
let priya: Colleague
let ana: string

beforeAll(async () => {
  product = await Product.start({ clock: true })
  rpc = product.rpc()
  ana = (await rpc.me.show()).agent.id
  priya = await joinTeam(product, 'Priya')
  await publish(product, {
    title: 'Restore a purchase',
    body: 'Open **Settings**, then Purchases, and tap Restore.',
    examples: ['my pass is still locked after paying', 'restore my purchase'],
  })
  const refund = (what: string) => ({ title: `Refund of a ${what}`, body: `A ${what} is refunded by the store.` })
  await publish(product, { ...refund('trail pass'), examples: ['can i get a refund for my trail pass'] })
  await publish(product, { ...refund('lantern skin'), examples: ['can i get a refund for my lantern skin'] })
  await publish(product, {
    title: 'Recuperar uma compra',
    body: 'Abra os ajustes e toque em Restaurar.',
    examples: ['meu passe continua bloqueado depois de pagar'],
    locale: 'pt-BR',
  })
  const choice = { kind: 'choice' as const, choices: ['On a phone', 'On a tablet'], required: false }
  await publish(product, {
    title: 'A parcel is lost',
    body: 'We look for it at the carrier.',
    examples: ['my parcel never arrived'],
    form: [
      { name: 'Order number', question: 'What is your order number?', kind: 'order', choices: [], required: true },
      { name: 'Ordered', question: 'Where did you order?', ...choice },
    ],
  })
}, 60_000)
afterAll(() => product.close())

let members = 0
const somebody = (locale?: string) => Talk.joins(product, `Walker ${++members}`, locale)

/** A member whose conversation waits for an agent. */
async function waiting(locale?: string): Promise<Talk> {
  const talk = await somebody(locale)
  await talk.says('I want to talk to a person')
  await talk.is('queued')
  return talk
}

/** A member whose conversation Ana has. */
async function taken(): Promise<Talk> {
  const talk = await waiting()
  await rpc.conversations.take({ id: talk.conversation })
  await talk.hears('Ana joined the chat.')
  return talk
}

/** The application's messages, as words. */
const told = async (talk: Talk) => (await talk.onDiscord()).map(wordsOn)

describe('the virtual agent', () => {
  test('greets, answers with the article, and hears by button that it helped', async () => {
    const mei = await somebody()
    await mei.asksForHelp('my pass is still locked after paying')
    const greeting = await mei.hears('I am the virtual agent of Lumen Trails')
    expect(greeting.content.startsWith(LABEL)).toBe(true)
    expect(greeting.components).toHaveLength(1)
    const answer = await mei.hears('Does it help?')
    expect(answer.embeds[0]).toMatchObject({
      title: 'Restore a purchase',
      description: expect.stringContaining('tap Restore'),
    })
    await mei.isSeen()
    const shown = await mei.isAtDesk(({ article }) => article !== null, 'the answer')
    expect(await rpc.messages.why({ id: shown.id })).toMatchObject({ decision: 'answer', certainty: 'answer' })
    await mei.presses('helped', 'yes')
    await mei.hears('Good to hear')
    const ended = await mei.is('resolved')
    expect(ended).toMatchObject({ case: null, assignee: null })
    expect(await mei.button('helped')).toBeNull()
  })

  test('hears by word that it did not, and is asked again in other words', async () => {
    const kofi = await somebody()
    await kofi.says('how do I restore my purchase')
    await kofi.hears('Does it help?')
    await kofi.says('no it did not help')
    await kofi.hears('Sorry that it did not.')
    await kofi.says('yes please')
    const { caseDetail } = await kofi.is('queued')
    expect(caseDetail).toMatchObject({ reason: 'offered', status: 'new' })
    await rpc.conversations.resolve({ id: kofi.conversation })
  })

  test('names what it may be, and answers what is picked', async () => {
    const yuki = await somebody()
    await yuki.says('refund')
    const offer = await yuki.hears(/Is it about \*\*Refund of a .+\*\*, or about \*\*Refund of a .+\*\*\?/)
    expect(JSON.stringify(offer.components)).toContain('Refund of a trail pass')
    await yuki.says('the lantern one')
    const answer = await yuki.hears('Does it help?')
    expect(answer.embeds[0]?.title).toBe('Refund of a lantern skin')
    expect((await yuki.isSeen()).status).toBe('automated')
  })

  test('asks what an article asks for before a person takes over, and the agent has it all on top', async () => {
    const ines = await somebody()
    await ines.says('my parcel never arrived')
    await ines.hears('Does it help?')
    await ines.presses('person')
    await ines.hears('What is your order number?')
    await ines.says('gone')
    await ines.hears('That does not look like an order number')
    await ines.says('ah here, m-4711')
    await ines.hears('Where did you order?')
    await ines.presses('fill', '1.1')
    await ines.hears(/^Case #\d+ is opened/)
    const { handoff, case: opened } = await ines.is('queued')
    expect(handoff).toMatchObject({
      asked: ['my parcel never arrived'],
      offered: [{ kind: 'article', title: 'A parcel is lost' }],
      refused: [],
      answers: [
        { name: 'Order number', value: 'M-4711', fits: true },
        { name: 'Ordered', value: 'On a tablet', fits: true },
      ],
    })
    expect((await rpc.cases.show({ id: opened?.id ?? '' })).fields.answers).toMatchObject(handoff?.answers ?? [])
    await rpc.conversations.resolve({ id: ines.conversation })
  })

  test('says that it does not know, never what no article says, and offers a person', async () => {
    const diego = await somebody()
    await diego.says('do dragons sleep under the northern bridge')
    await diego.hears("I don't know this one. Shall I get a person?")
    await diego.says('and what do they dream of')
    await diego.hears("I don't know that either.")
    await diego.says('I do NOT want a human')
    await diego.hears('All right, no person.')
    expect((await diego.isSeen()).status).toBe('automated')
    await diego.presses('person')
    await diego.hears(/^Case #\d+ is opened and you are being transferred\. You are next\.$/)
    await rpc.conversations.resolve({ id: (await diego.is('queued')).id })
  })

  test('takes several quick messages as one turn', async () => {
    const noa = await somebody()
    await product.act('latency', { ms: 0 })
    await Promise.all([noa.says('hello'), noa.says('my pass is still locked'), noa.says('after paying')])
    await noa.hears('Does it help?')
    await noa.isSeen()
    const answers = (await noa.atDesk()).filter(({ article }) => article !== null)
    expect(answers).toHaveLength(1)
  })

  test('is silent from the moment somebody asked for a person, whatever is said', async () => {
    const sora = await waiting()
    await sora.says('my pass is still locked after paying')
    await sora.isRead('my pass is still locked after paying')
    await rpc.conversations.take({ id: sora.conversation })
    await sora.hears('Ana joined the chat.')
    expect((await told(sora)).filter((words) => words.includes('virtual agent'))).toEqual([])
    await rpc.conversations.resolve({ id: sora.conversation })
  })

  test('switched off while somebody talks to it, it hands over with the next words', async () => {
    const layla = await somebody()
    await layla.says('my pass is still locked after paying')
    await layla.hears('Does it help?')
    await setUp(product, { virtualAgent: { enabled: false, name: 'Lumi' } })
    await layla.says('and the map is dark')
    expect((await layla.is('queued')).caseDetail).toMatchObject({ reason: 'virtual_agent_off' })
    await setUp(product, { virtualAgent: { enabled: true, name: 'Guide' } })
    await rpc.conversations.resolve({ id: layla.conversation })
  })
})

describe('in Portuguese', () => {
  test('by the language of the words, where nothing else is known', async () => {
    const bia = await somebody('pt-BR')
    await bia.says('quero falar com uma pessoa, por favor')
    await bia.hears(/^O caso #\d+ foi aberto e estamos transferindo você\. A próxima vez é sua\.$/)
    await rpc.conversations.resolve({ id: (await bia.is('queued')).id })
  })

  test('by the member’s own language as Discord said it last', async () => {
    const rui = await somebody('pt-BR')
    await rui.asksForHelp()
    await rui.hears('sou o agente virtual de Lumen Trails')
    await rui.says('meu passe continua bloqueado depois de pagar')
    expect((await rui.hears('Ajuda?')).embeds[0]?.title).toBe('Recuperar uma compra')
    await rui.presses('person')
    await rui.hears(/^O caso #\d+/)
    const { id, case: opened } = await rui.is('queued')
    await rpc.conversations.take({ id })
    await rui.hears('Ana entrou no chat.')
    await rui.hears(`O caso #${opened?.number} foi aberto e um agente está com você.`)
    await rpc.conversations.resolve({ id })
    await rui.hears('Como foi? 1 é ruim, 5 é ótimo.')
  })
})

describe('the wait', () => {
  test('has a case with who, where, roles, words and files, without anyone typing', async () => {
    const tariq = await Talk.with(product, 7)
    await tariq.asksForHelp('the lantern stays dark')
    await tariq.hears('virtual agent')
    const photo = { name: 'dark.png', type: 'image/png', base64: makePng(8, 8, [0, 0, 0]).toString('base64') }
    await tariq.says('like this', { files: [photo] })
    await tariq.presses('person')
    const { caseDetail } = await tariq.is('queued')
    expect(caseDetail).toMatchObject({
      subject: 'the lantern stays dark',
      reason: 'asked',
      requester: { name: 'Tariq al-Masri', handle: 'tariq.trails' },
      guild: { name: 'Lumen Trails' },
      origin: { name: 'support' },
      roles: ['Night Walker', 'Member'],
    })
    await tariq.isAtDesk(({ attachments }) => attachments[0]?.state === 'stored', 'the photo')
    await rpc.conversations.resolve({ id: tariq.conversation })
  })

  test('of three: each is told the place; when one is taken the next is told the new one, at most once a minute', async () => {
    const [first, second, third] = [await waiting(), await waiting(), await waiting()]
    await first.hears('You are next.')
    await second.hears('You are 2nd in line.')
    await third.hears('You are 3rd in line.')
    const numbers = await Promise.all(
      [first, second, third].map(async (talk) => (await talk.shown()).case?.number ?? 0),
    )
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2])
    expect((await third.shown()).queuePlace).toBe(3)
    await rpc.conversations.take({ id: first.conversation })
    await first.hears(`Case #${numbers[0]} is opened and an agent is with you.`)
    expect(await first.button('never_mind')).toBeNull()
    product.shiftClock(30_000)
    // The places are looked at every five seconds: one look passes in which nobody may be told yet.
    await new Promise((resolve) => setTimeout(resolve, 5500))
    expect((await told(third)).at(-1)).toContain('You are 3rd in line.')
    product.shiftClock(31_000)
    await third.hears('You are 2nd in line.')
    await second.hears('You are next.')
    expect(await told(third)).toHaveLength(1)
    expect(await told(second)).toHaveLength(1)
    for (const talk of [first, second, third]) await rpc.conversations.resolve({ id: talk.conversation })
  })

  test('ends with "Never mind": the case is withdrawn, the virtual agent answers again', async () => {
    const noa = await waiting()
    const { number } = (await noa.shown()).case ?? {}
    await noa.presses('never_mind')
    await noa.hears('You are out of the line. Guide answers again')
    await noa.hears(`Case #${number} was opened.`)
    const { caseDetail } = await noa.is('automated')
    expect(caseDetail).toMatchObject({ status: 'resolved', outcome: 'withdrawn' })
    await noa.says('how do I restore my purchase')
    await noa.hears('Does it help?')
    await noa.presses('person')
    expect((await noa.is('queued')).case?.number).toBe(number)
    await rpc.conversations.resolve({ id: noa.conversation })
  })

  test('is told honestly where nobody is there; the case is opened all the same', async () => {
    for (const client of [rpc, priya.rpc]) await client.me.update({ available: false })
    const yuki = await waiting()
    await yuki.hears(/^Case #\d+ is opened\. Nobody from our team is here right now/)
    expect((await yuki.shown()).case?.status).toBe('new')
    const assign = { id: yuki.conversation, agent: priya.id }
    await expect(rpc.conversations.assign(assign)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Priya'),
    })
    for (const client of [rpc, priya.rpc]) await client.me.update({ available: true })
    await rpc.conversations.resolve({ id: yuki.conversation })
  })
})

describe('an agent', () => {
  test('of two who take at once exactly one gets it, and the other is told by whom', async () => {
    const mei = await waiting()
    const id = mei.conversation
    const both = await Promise.allSettled([rpc.conversations.take({ id }), priya.rpc.conversations.take({ id })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { assignee } = await mei.shown()
    const lost = both.find((each): each is PromiseRejectedResult => each.status === 'rejected')
    expect(lost?.reason).toMatchObject({
      code: 'conflict',
      message: `${assignee?.publicName} took this one before you.`,
    })
    await mei.hears(`${assignee?.publicName} joined the chat.`)
    expect((await told(mei)).filter((words) => words.includes('joined the chat.'))).toHaveLength(1)
    await rpc.conversations.resolve({ id })
  })

  test('writes, rewrites, deletes, quotes and sends files; the member does too', async () => {
    const kofi = await taken()
    const { conversation } = kofi
    const sent = await rpc.messages.send({ conversation, text: 'Which phone?' })
    const seen = await kofi.hears('**Ana:** Which phone?')
    await rpc.messages.edit({ id: sent.id, text: 'Which phone is it?' })
    await kofi.hears('**Ana:** Which phone is it?')
    const said = await kofi.says('a Pixle', { reply_to: seen.id })
    expect(await kofi.isRead('a Pixle')).toMatchObject({ replyTo: { id: sent.id } })
    await product.act('edit', { member: kofi.member, channel: 'dm', message: said.id, content: 'a Pixel' })
    await kofi.isAtDesk(({ text, revisions }) => text === 'a Pixel' && revisions === 1, 'the edit')
    await product.act('delete', { member: kofi.member, channel: 'dm', message: said.id })
    await kofi.isAtDesk(({ deletedAt, direction }) => direction === 'inbound' && deletedAt !== null, 'the deletion')
    await rpc.messages.delete({ id: sent.id })
    await until(async () => !(await told(kofi)).some((words) => words.includes('Which phone')), 'it is gone')
    const upload = await fetch(`${product.url}/api/v1/files?name=guide.png`, {
      method: 'POST',
      headers: { cookie: product.cookie, origin: product.url, 'content-type': 'image/png' },
      body: new Uint8Array(makePng(4, 4, [1, 2, 3])),
    })
    const { id: file } = (await upload.json()) as { id: string }
    await rpc.messages.send({ conversation, text: 'see', attachments: [file] })
    expect((await kofi.hears('**Ana:** see')).attachments[0]).toMatchObject({ filename: 'guide.png' })
    await rpc.conversations.resolve({ id: conversation })
  })

  test('writes notes, which never reach Discord', async () => {
    const noa = await taken()
    const secret = 'she paid twice, look at the ledger'
    const note = await rpc.messages.send({ kind: 'note', conversation: noa.conversation, text: secret })
    expect(note).toMatchObject({ direction: 'note', delivery: null, agent: { id: ana } })
    await rpc.messages.send({ conversation: noa.conversation, text: 'One moment.' })
    await noa.hears('**Ana:** One moment.')
    expect((await told(noa)).join('\n')).not.toContain('ledger')
    expect((await priya.rpc.search.find({ q: 'paid twice' })).messages.length).toBeLessThanOrEqual(1)
    await rpc.conversations.resolve({ id: noa.conversation })
  })

  test('gives it to a colleague, and the member reads who joined; gives it back to the virtual agent, which answers again', async () => {
    const sora = await taken()
    const { case: opened } = await sora.shown()
    const given = await rpc.conversations.assign({ id: sora.conversation, agent: priya.id })
    expect(given).toMatchObject({ assignee: { publicName: 'Priya' }, case: { number: opened?.number, status: 'open' } })
    await sora.hears('Priya joined the chat.')
    await sora.isAtDesk(
      ({ direction, text }) => direction === 'note' && text === 'Ana assigned this to Priya.',
      'the fact',
    )
    await sora.says('my pass is still locked after paying')
    await sora.isRead('my pass is still locked after paying')
    await priya.rpc.conversations.handBack({ id: sora.conversation })
    await sora.hears('Guide answers from here.')
    expect((await sora.is('automated')).caseDetail).toMatchObject({ status: 'resolved', outcome: null })
    await sora.says('how do I restore my purchase')
    await sora.hears('Does it help?')
    await sora.presses('person')
    expect((await sora.is('queued')).case).toMatchObject({ number: opened?.number, status: 'new' })
    await rpc.conversations.resolve({ id: sora.conversation })
  })

  test('who is deactivated loses the chats at once: they wait again, in their old turn, and the members are told', async () => {
    const joel = await joinTeam(product, 'Joel')
    const mei = await waiting()
    await joel.rpc.conversations.take({ id: mei.conversation })
    await mei.hears('Joel joined the chat.')
    const later = await waiting()
    await later.hears('You are next.')
    await rpc.agents.deactivate({ id: joel.id })
    expect(await mei.is('queued')).toMatchObject({ assignee: null, queuePlace: 1 })
    await mei.hears(/^Case #\d+ is opened and you are being transferred\. You are next\.$/)
    await mei.isAtDesk(
      ({ direction, text }) => direction === 'note' && text.startsWith('Joel left the team.'),
      'the fact',
    )
    await expect(joel.rpc.me.show()).rejects.toMatchObject({ code: 'unauthenticated' })
    for (const talk of [mei, later]) await rpc.conversations.resolve({ id: talk.conversation })
  })
})

describe('the end', () => {
  let mei: Talk

  test('is told and rated, by one press of five; a word on it comes by a form', async () => {
    mei = await taken()
    const { case: opened } = await mei.shown()
    const ended = await rpc.conversations.resolve({ id: mei.conversation })
    expect(ended).toMatchObject({ status: 'resolved', case: { number: opened?.number, status: 'resolved' } })
    await mei.hears('This closes the chat. If something is still wrong, just write, and it opens again.')
    await mei.presses('rate', '4')
    await until(async () => (await mei.shown()).rating?.score === 4, 'the rating at the desk')
    await mei.presses('comment')
    await mei.fills('quick and kind')
    await until(async () => (await mei.shown()).rating?.comment === 'quick and kind', 'the comment at the desk')
    await mei.aside('the team has your words')
    expect((await mei.shown()).status).toBe('resolved')
  })

  test('a thank-you is shown and changes nothing', async () => {
    await mei.says('thank you so much 🙏')
    await mei.isRead('thank you so much 🙏')
    await mei.says('🏮')
    await mei.isRead('🏮')
    expect((await mei.shown()).status).toBe('resolved')
  })

  test('within the grace time words open the same conversation, case and agent again', async () => {
    const before = await mei.shown()
    product.shiftClock(71 * HOUR)
    await mei.says('it is locked again')
    const again = await mei.is('assigned')
    expect(again).toMatchObject({
      id: before.id,
      assignee: { publicName: 'Ana' },
      case: { number: before.case?.number, status: 'open' },
    })
    await rpc.conversations.resolve({ id: mei.conversation })
  })

  test('after it they begin anew with the virtual agent, and the old one is linked', async () => {
    const old = mei.conversation
    product.shiftClock(73 * HOUR)
    await mei.says('my pass is still locked after paying')
    await mei.hears('Does it help?')
    await until(async () => (await mei.isSeen()).id !== old, 'a new conversation')
    expect(await mei.shown()).toMatchObject({ status: 'automated', previous: old, case: null })
    await mei.presses('person')
    const before = (await rpc.conversations.show({ id: old })).case?.number ?? 0
    expect((await mei.is('queued')).case?.number).toBeGreaterThan(before)
    await rpc.conversations.take({ id: mei.conversation })
  })
})
