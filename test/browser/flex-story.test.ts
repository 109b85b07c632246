import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from '../support/desk.ts'
import { expectPage, heard, memberWindow, pressable, rowOf, said, say, TestBrowser } from '../support/pages.ts'
import { makePng } from '../support/png.ts'
import { Product } from '../support/product.ts'
import { warm } from '../support/report-pages.ts'
import { expectWhole } from '../support/whole.ts'

// Discord and Twilio Flex joined, on three pages at once: the member's, the Flex agent's, and our desk with the case. Each test goes on where the
// one before ended.
const MINUTE = 60_000
const MEI = 'Mei-Ling Tan'
const KOFI = 'Kofi Mensah'
const CHAT = `Case #1001 · ${MEI} · Lumen Trails`
let product: Product
let browser: TestBrowser
let desk: Page
let discord: Page
let flex: Page
let mei: Locator
let kofi: Locator

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ clock: true, twilio: true }), TestBrowser.open()])
  const pass = { title: 'A pass that stays locked', body: 'Open **Settings**, then Purchases, and tap Restore.' }
  await publish(product, { ...pass, examples: ['my pass is still locked after paying'] })
  const { channels, members } = await product.act('state', {})
  const support = channels.find((channel) => 'name' in channel && channel.name === 'support')?.id ?? ''
  await warm(product, members.find(({ user }) => user.global_name === 'Ingrid Solberg')?.user.id ?? '', support)
  desk = await browser.desk(product, '/settings')
  discord = await browser.discord(product)
  mei = memberWindow(discord, MEI)
  kofi = memberWindow(discord, KOFI)
  flex = await (await browser.context(product, { signedIn: false })).newPage()
  await flex.goto(`${product.sandboxUrl}/flex`)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** The youngest button of that name in a member's window. */
const button = (window: Locator, name: string): Locator =>
  window.getByRole('log').getByRole('button', { name, exact: true }).last()

const offered = () => flex.getByRole('region', { name: 'Offered to you' }).getByRole('button')
const inFlex = (words: string | RegExp) => flex.getByRole('log').getByRole('article').filter({ hasText: words })

async function saysInFlex(words: string): Promise<void> {
  const box = flex.getByRole('textbox', { name: /^Message / })
  await box.fill(words)
  await box.press('Enter')
}

/** Is that agent from now on; others who are asked meanwhile stand beside their names. */
const becomes = (name: string) => flex.getByLabel('You are').selectOption({ label: name })

/** Whoever is offered the chat takes it. */
async function accepts(): Promise<void> {
  await expectPage(offered()).toBeVisible()
  await offered().click()
  await flex.getByRole('button', { name: 'Accept' }).click()
  await expectPage(flex.getByRole('textbox', { name: /^Message / })).toBeVisible()
}

async function helpme(window: Locator, words: string): Promise<void> {
  await window.getByRole('textbox', { name: /^Message #support/ }).fill(`/helpme ${words}`)
  await window.getByRole('form', { name: '/helpme' }).getByRole('textbox').press('Enter')
}

/** Does something with an own message where it stands, by the button that appears on it. */
async function tool(message: Locator, name: string): Promise<void> {
  await message.hover()
  await message.getByRole('button', { name, exact: true }).click()
}

test('in Settings what is needed at Twilio is made, and the queue is switched to Flex', async () => {
  const part = (name: string) => desk.getByRole('region', { name, exact: true })
  await part('Provisioning').getByRole('button', { name: 'See what would change' }).click()
  await part('Provisioning')
    .getByRole('button', { name: /^Create \d/ })
    .click()
  await expectPage(part('Provisioning')).toContainText('Done. It counts from now on.')
  await part('Queues').getByText('Twilio Flex').first().click()
  await expectPage(desk.getByText('From the next handoff on, Support is answered in Twilio Flex.')).toBeVisible()
  await desk.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'In Flex' }).click()
})

describe('to Flex', () => {
  test('a member who wants a person reads the case and the transfer; Flex is offered the chat with its history', async () => {
    await helpme(mei, 'my pass is still locked after paying')
    await pressable(heard(mei, 'We go on in your direct messages')).first().click()
    await expectPage(heard(mei, 'A pass that stays locked')).toContainText('tap Restore')
    product.shiftClock(20 * MINUTE)
    await say(mei, 'that did not help')
    await say(mei, 'I want to talk to a person')
    await expectPage(heard(mei, 'Case #1001 is opened and you are being transferred.')).toBeVisible()
    await expectPage(rowOf(desk, MEI)).toContainText('Waits in Flex')
    await expectPage(offered()).toContainText(CHAT)
    await accepts()
    const articles = flex.getByRole('log').getByRole('article')
    const words = ['my pass is still locked', 'tap Restore', 'that did not help', 'I want to talk to a person']
    await expectPage(articles.filter({ hasText: new RegExp(words.join('|')) })).toContainText(words)
    // Each bears the time at which the member reads that it was said.
    for (const line of ['that did not help', 'I want to talk to a person', 'tap Restore']) {
      const when = await heard(mei, line).last().locator('time').first().textContent()
      await expectPage(inFlex(line).locator('time')).toHaveText(/\d\d:\d\d$/.exec(when ?? '')?.[0] ?? 'no time')
    }
    const asked = await inFlex('tap Restore').locator('time').textContent()
    await expectPage(inFlex('that did not help').locator('time')).not.toHaveText(asked ?? '')
  })

  test('the member reads who joined; our desk shows who has it, and so does the case', async () => {
    await expectPage(heard(mei, 'Priya Kumar joined the chat.')).toBeVisible()
    await expectPage(rowOf(desk, MEI)).toContainText('Priya Kumar in Flex')
    await rowOf(desk, MEI).click()
    await expectPage(desk.getByText('Answered in Twilio Flex by Priya Kumar.')).toBeVisible()
    await expectPage(desk.getByRole('region', { name: 'Case #1001' })).toContainText('Priya Kumar in Flex')
    await expectPage(desk.getByRole('list', { name: 'At Twilio' }).getByRole('link')).toContainText([
      'Conversation',
      'Task',
    ])
    await expectWhole(desk)
    await expectWhole(flex)
  })
})

describe('both ways', () => {
  test('words, with what is changed in them and what is taken back', async () => {
    await saysInFlex('Hi Mei-Ling, which fone is it?')
    await expectPage(heard(mei, 'which fone is it?')).toBeVisible()
    await expectPage(said(desk, 'which fone is it?')).toHaveAccessibleName('Priya Kumar said')
    await expectPage(desk.getByText('in Flex ·')).toBeVisible()
    await tool(inFlex('which fone'), 'Edit message')
    await flex.getByRole('textbox', { name: 'Edit message' }).fill('Hi Mei-Ling, which phone is it?')
    await flex.getByRole('button', { name: 'Save' }).click()
    await expectPage(heard(mei, 'which phone is it?')).toContainText('(edited)')
    await expectPage(heard(mei, 'which fone')).toHaveCount(0)
    await say(mei, 'a Pixel 8')
    await expectPage(inFlex('a Pixel 8')).toContainText(MEI)
    await tool(heard(mei, 'a Pixel 8'), 'Edit message')
    await mei.getByRole('textbox', { name: 'Edit message' }).fill('a Pixel 9')
    await mei.getByRole('textbox', { name: 'Edit message' }).press('Enter')
    await expectPage(inFlex('a Pixel 9')).toContainText('edited')
    await say(mei, 'wrong window')
    await expectPage(inFlex('wrong window')).toBeVisible()
    await tool(heard(mei, 'wrong window'), 'Delete message')
    await heard(mei, 'wrong window').getByRole('button', { name: 'Delete', exact: true }).click()
    await expectPage(inFlex('wrong window')).toHaveCount(0)
    await saysInFlex('this was for somebody else')
    await expectPage(heard(mei, 'somebody else')).toBeVisible()
    await tool(inFlex('somebody else'), 'Delete message')
    await expectPage(heard(mei, 'somebody else')).toHaveCount(0)
    await expectPage(said(desk, 'a Pixel 9')).toBeVisible()
  })

  test('pictures', async () => {
    const buffer = makePng(160, 120, [90, 60, 200])
    const picture = { name: 'locked.png', mimeType: 'image/png', buffer }
    await mei.getByLabel('Files', { exact: true }).setInputFiles(picture)
    await mei.getByRole('button', { name: 'Send message' }).click()
    await expectPage(inFlex('').getByRole('img', { name: 'locked.png' })).toBeVisible()
    await flex.getByLabel('File', { exact: true }).setInputFiles({ ...picture, name: 'restore.png' })
    await flex.getByRole('button', { name: 'Send' }).click()
    await expectPage(mei.getByRole('log').getByRole('img', { name: 'restore.png' })).toBeVisible()
    for (const name of ['locked.png', 'restore.png'])
      await expectPage(desk.getByRole('article').getByRole('img', { name })).toBeVisible()
  })

  test('/helpme is heard in the chat that there is, and opens no second task', async () => {
    await mei.getByRole('button', { name: /^Lumen Trails/ }).click()
    await helpme(mei, 'are you still there')
    await expectPage(inFlex('are you still there')).toBeVisible()
    await expectPage(flex.getByRole('region', { name: 'Yours' }).getByRole('button')).toHaveCount(1)
    await expectPage(offered()).toHaveCount(0)
    await mei.getByRole('button', { name: /^Direct messages/ }).click()
  })
})

describe('from one to the next', () => {
  test('Priya asks Ben to take over; the member reads with whom it goes on', async () => {
    await flex.getByRole('button', { name: 'Transfer' }).click()
    await flex.getByRole('button', { name: 'Ben Okafor' }).click()
    await becomes('Ben Okafor (1 offered)')
    await expectPage(offered()).toContainText('from Priya Kumar')
    await accepts()
    await expectPage(heard(mei, 'Your chat goes on with Ben Okafor.')).toHaveCount(1)
    await expectPage(desk.getByText('Answered in Twilio Flex by Ben Okafor.')).toBeVisible()
    await say(mei, 'hello Ben')
    await expectPage(inFlex('hello Ben')).toBeVisible()
    await saysInFlex('It is restored now.')
    await expectPage(heard(mei, 'It is restored now.')).toBeVisible()
  })

  test('he wraps up: the member is told as by our own agents, and rates it; the case is resolved', async () => {
    await flex.getByRole('button', { name: 'Wrap up' }).click()
    await expectPage(heard(mei, 'How was it? 1 is poor, 5 is great.')).toBeVisible()
    await flex.getByRole('button', { name: 'Complete' }).click()
    await button(mei, '5').click()
    await expectPage(desk.getByRole('region', { name: 'Rating' })).toContainText('Rated 5 of 5')
    await expectPage(desk.getByRole('region', { name: 'Case #1001' })).toContainText('Resolved')
    await expectPage(desk.getByRole('list', { name: 'At Twilio' }).getByRole('link')).toHaveCount(2)
    await desk.getByRole('region', { name: 'Case #1001' }).getByRole('link').first().click()
    const history = desk.getByRole('region', { name: 'History' })
    await expectPage(history).toContainText('Priya Kumar joined in Twilio Flex')
    await expectPage(history).toContainText('Ben Okafor joined in Twilio Flex')
    await expectWhole(desk)
  })

  test('what the member asks next is answered by the virtual agent', async () => {
    await say(mei, 'my pass is still locked after paying')
    await expectPage(heard(mei, 'A pass that stays locked')).toHaveCount(2)
    await expectPage(desk.getByRole('region', { name: 'Conversations' })).toContainText('Virtual agent')
    expect((await product.act('flex-state', {})).tasks).toEqual([])
  })
})

describe('when it does not go well', () => {
  test('the agent reads what did not reach the member', async () => {
    await becomes('Priya Kumar')
    await kofi.getByRole('button', { name: /^Direct messages/ }).click()
    await say(kofi, 'I want to talk to a person')
    await accepts()
    await expectPage(heard(kofi, 'Priya Kumar joined the chat.')).toBeVisible()
    const { members } = await product.act('state', {})
    const member = members.find(({ user }) => user.global_name === KOFI)?.user.id ?? ''
    await product.act('direct-messages', { member, open: false })
    await saysInFlex('The lamp is mended.')
    await expectPage(inFlex(`Not delivered to ${KOFI}`)).toContainText('“The lamp is mended.”')
    await product.act('direct-messages', { member, open: true })
  })

  test('who leaves alone gives the member back to the virtual agent', async () => {
    await flex.getByRole('button', { name: 'Leave' }).click()
    const { conversations } = product.rpc()
    const [theirs] = (await conversations.list({ view: 'flex' })).items
    const agents = async () => (await conversations.show({ id: theirs?.id ?? '' })).transfer?.agents
    await expectPage.poll(agents).toEqual([])
    // Somebody may still be coming: ten seconds are waited.
    product.shiftClock(11_000)
    await expectPage(heard(kofi, 'Guide answers from here.')).toBeVisible()
  })

  test('a task that nobody takes comes to our own desk', async () => {
    for (const worker of ['Priya Kumar', 'Ben Okafor'])
      await product.act('flex-activity', { worker, activity: 'Offline' })
    await say(kofi, 'I want to talk to a person')
    await expectPage(flex.getByText('Nobody is available for it')).toBeVisible()
    product.shiftClock(16 * MINUTE)
    await expectPage(heard(kofi, 'You are next.')).toBeVisible()
    const nav = desk.getByRole('navigation', { name: 'Main' })
    await nav.getByRole('link', { name: /^Unassigned/ }).click()
    await rowOf(desk, KOFI).click()
    await desk.getByRole('button', { name: 'Take', exact: true }).click()
    await expectPage(heard(kofi, 'Ana joined the chat.')).toBeVisible()
    const theirs = desk.getByRole('region', { name: 'Case #1002' })
    await expectPage(theirs.getByRole('definition').filter({ hasText: 'Ana' })).toBeVisible()
    expect(browser.complaints).toEqual([])
  })
})
