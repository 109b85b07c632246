import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, heard, memberWindow, pressable, reply, rowOf, said, say, TestBrowser } from '../support/pages.ts'
import { makePng } from '../support/png.ts'
import { Product } from '../support/product.ts'

// What an agent and a member see where Discord is in the way: closed direct messages, limits, refusals.
const KOFI = 'Kofi Mensah'
const MEI = 'Mei-Ling Tan'
let product: Product
let browser: TestBrowser
let desk: Page
let discord: Page
let kofi: Locator
let mei: Locator
const ids: Record<string, string> = {}

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  for (const { user } of (await product.act('state', {})).members) ids[user.global_name ?? ''] = user.id
  desk = await browser.desk(product)
  discord = await browser.discord(product)
  kofi = memberWindow(discord, KOFI)
  mei = memberWindow(discord, MEI)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** Goes to #support as Kofi and asks for help there. */
async function askForHelp(question: string): Promise<void> {
  await kofi.getByRole('button', { name: /^Lumen Trails/ }).click()
  await kofi.getByRole('button', { name: 'support', exact: true }).click()
  await kofi.getByRole('textbox', { name: 'Message #support' }).fill(`/helpme ${question}`)
  await kofi.getByRole('form', { name: '/helpme' }).getByRole('textbox').press('Enter')
}

test('direct messages closed: a private thread, and the member replies by button with words and a file', async () => {
  await discord.getByRole('button', { name: 'Controls' }).click()
  const drawer = discord.getByRole('complementary', { name: 'Controls' })
  await drawer.getByRole('button', { name: KOFI }).click()
  await drawer.getByRole('switch', { name: 'Direct messages closed' }).click()
  await discord.getByRole('button', { name: 'Close the controls' }).click()
  await askForHelp('the map stays black')
  await pressable(heard(kofi, 'we go on in a private thread')).first().click()
  await expectPage(heard(kofi, 'One moment, I am looking')).toBeVisible()
  await rowOf(desk, KOFI).click()
  await desk.getByRole('button', { name: 'Take' }).click()
  await reply(desk, 'Hi Kofi, on which phone?')
  await expectPage(desk.getByText('to a private thread')).toBeVisible()
  // The notice of who joined went the same way.
  await expectPage(desk.getByText('Sent in private thread').last()).toBeVisible()
  await heard(kofi, 'on which phone?').getByRole('button', { name: 'Reply' }).first().click()
  const modal = kofi.getByRole('dialog', { name: 'Your reply' })
  await modal.getByRole('textbox').fill('a **very** old one')
  const photo = { name: 'phone.png', mimeType: 'image/png', buffer: makePng(200, 120, [90, 60, 40]) }
  await modal.locator('input[type=file]').setInputFiles(photo)
  await modal.getByRole('button', { name: 'Submit' }).click()
  await expectPage(modal).toHaveCount(0)
  await expectPage(said(desk, 'a very old one')).toBeVisible()
  await expectPage(desk.getByRole('img', { name: 'phone.png' })).toHaveJSProperty('naturalWidth', 200)
})

test('what Discord hides from the bot is never shown as words; a mention is read', async () => {
  await say(kofi, 'nobody reads this')
  await expectPage(heard(kofi, 'Discord does not show me what is written here')).toBeVisible()
  await say(kofi, '@Lumi it is a brick')
  await expectPage(said(desk, 'it is a brick')).toBeVisible()
  await expectPage(desk.getByText('nobody reads this')).toHaveCount(0)
  await expectPage(desk.getByText('Wrote something that Discord does not show to the bot here')).toHaveCount(1)
})

test('with MESSAGE_CONTENT granted everything in the thread is read, and no button is needed', async () => {
  await product.act('message-content', { granted: true })
  await product.stop()
  await product.boot()
  await say(kofi, 'plain words in the thread')
  await expectPage(said(desk, 'plain words in the thread')).toBeVisible()
  await reply(desk, 'Thanks, that helps')
  await expectPage(heard(kofi, 'Thanks, that helps')).toBeVisible()
  // Away from the message, so that its own tools are not drawn.
  await discord.mouse.move(0, 0)
  await expectPage(heard(kofi, 'Thanks, that helps').getByRole('button', { name: 'Reply' })).toHaveCount(0)
})

test('while Discord asks to wait the agent reads that it is slow, and then that it is sent', async () => {
  await mei.getByRole('button', { name: /^Direct messages/ }).click()
  await say(mei, 'is the night walk on?')
  await rowOf(desk, MEI).click()
  await desk.getByRole('button', { name: 'Take' }).click()
  await expectPage(heard(mei, 'Ana joined')).toBeVisible()
  await product.act('rate-limit', { seconds: 4 })
  await reply(desk, 'It is, at nine')
  await expectPage(desk.getByText(/Discord is slow, again in \d s/)).toBeVisible()
  await expectPage(heard(mei, 'It is, at nine')).toBeVisible()
  await expectPage(desk.getByText(/Discord is slow/)).toHaveCount(0)
  await expectPage(desk.getByText('Sent', { exact: true }).last()).toBeVisible()
})

test('a reply that cannot go anywhere says why, and is tried again by a press', async () => {
  await product.act('direct-messages', { member: ids[MEI] ?? '', open: false })
  await reply(desk, 'Bring a lamp')
  await expectPage(desk.getByText('Not delivered, direct messages closed or blocked')).toBeVisible()
  await expectPage(heard(mei, 'Bring a lamp')).toHaveCount(0)
  await product.act('direct-messages', { member: ids[MEI] ?? '', open: true })
  await desk.getByRole('button', { name: 'Try again' }).click()
  await expectPage(heard(mei, 'Bring a lamp')).toBeVisible()
  await expectPage(desk.getByText('Not delivered')).toHaveCount(0)
  expect(browser.complaints).toEqual([])
})

test('while Discord lets nobody in the desk says so, and stops saying so when it does', async () => {
  await product.act('gateway', { on: false })
  await expectPage(desk.getByText('Discord does not let us in right now.')).toBeVisible()
  await product.act('gateway', { on: true })
  await expectPage(desk.getByText('Discord does not let us in right now.')).toHaveCount(0)
})
