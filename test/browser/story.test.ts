import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Colleague, joinTeam } from '../support/colleague.ts'
import { publish } from '../support/desk.ts'
import {
  expectPage,
  heard,
  memberWindow,
  PHONE,
  pressable,
  reply,
  rowOf,
  said,
  say,
  TestBrowser,
} from '../support/pages.ts'
import { Product } from '../support/product.ts'

// The whole story on both pages, each test going on where the one before ended: from the first question to the chat after the last.
// The desk stands in two windows, one light and wide, one dark and as narrow as a telephone; axe looks at what each step brings.
const HOUR = 3_600_000
const MEI = 'Mei-Ling Tan'
const BIA = 'Beatriz Lemos'
let product: Product
let browser: TestBrowser
let desk: Page
let phone: Page
let discord: Page
let mei: Locator
let bia: Locator
let priya: Colleague

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ clock: true }), TestBrowser.open()])
  priya = await joinTeam(product, 'Priya')
  const pass = { title: 'A pass that stays locked', body: 'Open **Settings**, then Purchases, and tap Restore.' }
  await publish(product, { ...pass, examples: ['my pass is still locked after paying'] })
  for (const what of ['trail pass', 'lantern skin']) {
    const examples = [`can i get a refund for my ${what}`]
    await publish(product, { title: `Refund of a ${what}`, body: `A ${what} is refunded by the store.`, examples })
  }
  desk = await browser.desk(product, '/inbox/unassigned')
  phone = await browser.desk(product, '/inbox/all', { viewport: PHONE, colorScheme: 'dark' })
  discord = await browser.discord(product)
  mei = memberWindow(discord, MEI)
  // The other window is given to somebody who reads Portuguese.
  const other = memberWindow(discord, 'Kofi Mensah')
  await other.getByRole('button', { name: 'Acting as Kofi Mensah' }).click()
  await other.getByRole('menuitemradio', { name: BIA }).click()
  bia = memberWindow(discord, BIA)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function looksRight(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    ).toEqual([])
    const root = 'document.documentElement'
    expect(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`)).toBe(0)
  }
}

/** The youngest button of that name in a member's window. */
const button = (window: Locator, name: string | RegExp): Locator =>
  window.getByRole('log').getByRole('button', { name, exact: true }).last()

describe('the virtual agent', () => {
  test('greets, and answers with the article; what helped is marked at the desk', async () => {
    await mei.getByRole('textbox', { name: 'Message #support' }).fill('/helpme my pass is still locked after paying')
    await mei.getByRole('form', { name: '/helpme' }).getByRole('textbox').press('Enter')
    await pressable(heard(mei, 'We go on in your direct messages')).first().click()
    await expectPage(heard(mei, 'I am the virtual agent of Lumen Trails')).toBeVisible()
    await expectPage(heard(mei, 'A pass that stays locked')).toContainText('tap Restore')
    await desk
      .getByRole('link', { name: /^Virtual agent/ })
      .first()
      .click()
    await rowOf(desk, MEI).click()
    await expectPage(said(desk, 'A pass that stays locked')).toBeVisible()
    await looksRight(desk, discord)
    await button(mei, 'That helped').click()
    await expectPage(heard(mei, 'Good to hear.')).toBeVisible()
    await expectPage(desk.getByText('Resolved. It opens again')).toBeVisible()
  })

  test('names what it may be, answers what is picked, and says what it does not know', async () => {
    await say(mei, 'refund')
    await expectPage(heard(mei, 'Is it about Refund of a')).toBeVisible()
    await button(mei, /^Refund of a/).click()
    await expectPage(heard(mei, 'is refunded by the store')).toBeVisible()
    await say(mei, 'where do the dragons sleep')
    await expectPage(heard(mei, "I don't know this one. Shall I get a person?")).toBeVisible()
    await rowOf(phone, MEI).click()
    await expectPage(said(phone, "I don't know this one.")).toBeVisible()
    await looksRight(phone)
  })
})

describe('the wait', () => {
  test('begins by button, with case and place, and ends with "Never mind"', async () => {
    await button(mei, 'Talk to a person').click()
    await expectPage(heard(mei, 'Case #1001 is opened and you are being transferred. You are next.')).toBeVisible()
    await desk
      .getByRole('link', { name: /^Unassigned/ })
      .first()
      .click()
    await expectPage(rowOf(desk, MEI)).toContainText('#1001')
    await button(mei, 'Never mind').click()
    await expectPage(heard(mei, 'You are out of the line.')).toBeVisible()
    await expectPage(rowOf(desk, MEI)).toHaveCount(0)
  })

  test('begins by words in Portuguese, in the member’s language, while nobody is there', async () => {
    for (const { rpc } of [{ rpc: product.rpc() }, priya]) await rpc.me.update({ available: false })
    await bia.getByRole('button', { name: /^Direct messages/ }).click()
    await say(bia, 'quero falar com uma pessoa')
    await expectPage(heard(bia, 'Ninguém da equipe está aqui agora')).toContainText('O caso #1002 foi aberto.')
    await expectPage(rowOf(desk, BIA)).toContainText('#1002')
    for (const { rpc } of [{ rpc: product.rpc() }, priya]) await rpc.me.update({ available: true })
  })

  test('of two: the second is told the place, and the new one when the first is taken', async () => {
    await say(mei, 'I want to talk to a person')
    await expectPage(heard(mei, 'You are 2nd in line.')).toBeVisible()
    await expectPage(rowOf(desk, MEI)).toContainText('#1001')
    await rowOf(desk, BIA).click()
    await desk.getByRole('button', { name: 'Take', exact: true }).click()
    await expectPage(heard(bia, 'Ana entrou no chat.')).toBeVisible()
    await expectPage(heard(bia, 'um agente está com você')).toBeVisible()
    product.shiftClock(61_000)
    await expectPage(heard(mei, 'You are next.')).toBeVisible()
    await looksRight(desk, discord)
  })
})

describe('the agents', () => {
  test('two take at once: one gets it, and the other reads who', async () => {
    const theirs = await browser.desk(product, '/inbox/unassigned', { cookie: priya.cookie })
    await rowOf(theirs, MEI).click()
    await expectPage(theirs.getByRole('button', { name: 'Take', exact: true })).toBeVisible()
    // Their screen does not hear of it before they press.
    await theirs.routeWebSocket(/socket\.io/, () => undefined)
    await theirs.reload()
    await expectPage(theirs.getByRole('button', { name: 'Take', exact: true })).toBeVisible()
    await desk
      .getByRole('link', { name: /^Unassigned/ })
      .first()
      .click()
    await rowOf(desk, MEI).click()
    await desk.getByRole('button', { name: 'Take', exact: true }).click()
    await expectPage(heard(mei, 'Ana joined the chat.')).toBeVisible()
    const before = desk.getByRole('region', { name: 'Before the handoff' })
    await expectPage(before).toContainText('where do the dragons sleep')
    await expectPage(before.getByRole('definition')).toHaveCount(2)
    await before.getByRole('button', { name: 'Fold what went before' }).click()
    await expectPage(before.getByRole('definition')).toHaveCount(0)
    await expectPage(before).toContainText('refund')
    await theirs.getByRole('button', { name: 'Take', exact: true }).click()
    await expectPage(theirs.getByRole('alert')).toHaveText(/^Ana took this one before you\./)
    await looksRight(theirs)
    await theirs.context().close()
    await expectPage(heard(mei, 'joined the chat.')).toHaveCount(1)
  })

  test('talk both ways, from the desk and from a telephone', async () => {
    await reply(desk, 'Hi Mei-Ling, which phone is it?')
    await expectPage(heard(mei, 'Ana: Hi Mei-Ling, which phone is it?')).toBeVisible()
    await say(mei, 'a Pixel')
    await expectPage(said(phone, 'a Pixel')).toBeVisible()
    await reply(phone, 'Thank you, one moment')
    await expectPage(heard(mei, 'Ana: Thank you, one moment')).toBeVisible()
    await expectPage(said(desk, 'Thank you, one moment')).toBeVisible()
  })

  test('leave notes that no member reads', async () => {
    await desk.getByRole('button', { name: 'Note', exact: true }).click()
    const field = desk.getByRole('textbox', { name: 'Note' })
    await field.fill('paid twice, see the ledger')
    await field.press('Control+Enter')
    await expectPage(said(desk, 'paid twice')).toBeVisible()
    await expectPage(said(phone, 'paid twice')).toBeVisible()
    await expectPage(heard(mei, 'paid twice')).toHaveCount(0)
    await looksRight(desk, phone)
    await desk.getByRole('button', { name: 'Reply', exact: true }).click()
  })

  test('give it to a colleague, take it back, and give it to the virtual agent', async () => {
    await desk.getByRole('textbox', { name: 'Reply' }).press('Escape')
    await desk.keyboard.press('a')
    await desk.getByRole('menuitem', { name: 'Priya' }).click()
    await expectPage(heard(mei, 'Priya joined the chat.')).toBeVisible()
    await desk.getByRole('button', { name: 'Take over' }).click()
    await expectPage(desk.getByRole('button', { name: 'Resolve' })).toBeVisible()
    await desk.keyboard.press('b')
    await expectPage(heard(mei, 'Guide answers from here.')).toBeVisible()
    await say(mei, 'my pass is still locked after paying')
    await expectPage(heard(mei, 'A pass that stays locked').last()).toBeVisible()
    await button(mei, 'Talk to a person').click()
    await desk.getByRole('button', { name: 'Take', exact: true }).click()
    await expectPage(desk.getByRole('button', { name: 'Resolve' })).toBeVisible()
  })
})

describe('the end', () => {
  test('is told, and rated with a word on it', async () => {
    await desk.getByRole('button', { name: 'Resolve' }).click()
    await expectPage(heard(mei, 'How was it? 1 is poor, 5 is great.')).toBeVisible()
    await button(mei, '4').click()
    const rating = desk.getByRole('region', { name: 'Rating' })
    await expectPage(rating).toContainText('Rated 4 of 5')
    await button(mei, 'Add a word').click()
    const form = mei.getByRole('dialog', { name: 'A word for the team' })
    await form.getByRole('textbox').fill('quick and kind')
    await looksRight(discord)
    await form.getByRole('button', { name: 'Submit' }).click()
    await expectPage(rating).toContainText('quick and kind')
    await looksRight(desk)
  })

  test('a thank-you changes nothing; words within the grace time open it again for the same agent', async () => {
    await say(mei, 'thank you 🙏')
    await expectPage(said(desk, 'thank you 🙏')).toBeVisible()
    await expectPage(desk.getByText('Resolved. It opens again')).toBeVisible()
    product.shiftClock(70 * HOUR)
    await say(mei, 'it is locked again')
    await expectPage(said(desk, 'it is locked again')).toBeVisible()
    await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeVisible()
    await expectPage(desk.getByRole('complementary', { name: 'Details' })).toContainText('Case #1001')
    await desk.getByRole('button', { name: 'Resolve' }).click()
    await expectPage(desk.getByText('Resolved. It opens again')).toBeVisible()
  })

  test('after it a new chat begins with the virtual agent, and the old one is at hand', async () => {
    product.shiftClock(73 * HOUR)
    await say(mei, 'where do the dragons sleep now')
    await desk
      .getByRole('link', { name: /^Virtual agent/ })
      .first()
      .click()
    await rowOf(desk, MEI).click()
    await expectPage(said(desk, 'where do the dragons sleep now')).toBeVisible()
    await expectPage(desk.getByRole('article').filter({ hasText: 'a Pixel' })).toHaveCount(0)
    await expectPage(desk.getByRole('region', { name: 'Earlier' })).toBeVisible()
    await looksRight(desk)
    expect(browser.complaints).toEqual([])
  })
})
