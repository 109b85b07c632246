import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { switchOff } from '../support/desk.ts'
import { expectPage, heard, memberWindow, pressable, reply, rowOf, said, say, TestBrowser } from '../support/pages.ts'
import { makePng } from '../support/png.ts'
import { Product } from '../support/product.ts'

// What member and agent say to each other, on both pages: each test goes on where the one before ended. Nobody answers by themselves here.
const MEI = 'Mei-Ling Tan'
let product: Product
let browser: TestBrowser
let desk: Page
let discord: Page
let mei: Locator

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  await switchOff(product)
  desk = await browser.desk(product, '/inbox/unassigned')
  discord = await browser.discord(product)
  mei = memberWindow(discord, MEI)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

test('/helpme is found, leads to the direct message, and stands at the desk without a reload', async () => {
  await expectPage(desk.getByText('Nobody is waiting')).toBeVisible()
  await desk.evaluate(() => Object.assign(globalThis, { opened: true }))
  const box = mei.getByRole('textbox', { name: 'Message #support' })
  await box.pressSequentially('/he')
  await expectPage(mei.getByRole('option', { name: /\/helpme/ })).toBeVisible()
  await box.press('Enter')
  const form = mei.getByRole('form', { name: '/helpme' })
  await form.getByRole('textbox').fill('my season pass is locked')
  await form.getByRole('textbox').press('Enter')
  await pressable(heard(mei, 'We go on in your direct messages')).first().click()
  await expectPage(heard(mei, 'our team has your question')).toBeVisible()
  await expectPage(rowOf(desk, MEI)).toContainText('my season pass is locked')
  await expectPage(desk.getByRole('listbox').getByRole('option')).toHaveCount(1)
})

test('taken by the agent, both see the other type', async () => {
  await rowOf(desk, MEI).click()
  await expectPage(said(desk, 'my season pass is locked')).toBeVisible()
  await expectPage(desk.getByRole('region', { name: 'Messages' })).toContainText('#support')
  await desk.getByRole('button', { name: 'Take' }).click()
  await expectPage(heard(mei, 'Ana joined the chat.')).toBeVisible()
  await mei.getByRole('textbox', { name: 'Message Lumi' }).pressSequentially('wai')
  await expectPage(desk.getByText(`${MEI} is typing`)).toBeVisible()
  await mei.getByRole('textbox', { name: 'Message Lumi' }).fill('')
  await desk.getByRole('textbox', { name: 'Reply' }).pressSequentially('One mo')
  await expectPage(mei.getByText('Lumi is typing')).toBeVisible()
})

test('the agent answers; the member reads who speaks', async () => {
  await reply(desk, 'Hi Mei-Ling, which trail is it?')
  await expectPage(heard(mei, 'Ana: Hi Mei-Ling, which trail is it?')).toBeVisible()
  await expectPage(said(desk, 'which trail is it?')).toHaveCount(1)
  await expectPage(desk.getByText('Sent', { exact: true })).toBeVisible()
  // What was sent took the sign away; it is there again with the next word.
  await expectPage(mei.getByText('Lumi is typing')).toHaveCount(0)
  await desk.getByRole('textbox', { name: 'Reply' }).pressSequentially('and')
  await expectPage(mei.getByText('Lumi is typing')).toBeVisible()
  await desk.getByRole('textbox', { name: 'Reply' }).fill('')
  await say(mei, 'The Lantern Loop')
  await expectPage(said(desk, 'The Lantern Loop')).toBeVisible()
  expect(await desk.evaluate(() => 'opened' in globalThis)).toBe(true)
})

test('an edit of the member is seen, and the earlier words can be read', async () => {
  await mei.getByRole('textbox', { name: 'Message Lumi' }).press('ArrowUp')
  const edit = mei.getByRole('textbox', { name: 'Edit message' })
  await edit.fill('The **Moss** Loop')
  await edit.press('Enter')
  await expectPage(said(desk, 'The Moss Loop')).toBeVisible()
  await desk.getByRole('button', { name: 'edited' }).click()
  const dialog = desk.getByRole('dialog', { name: 'What it said' })
  await expectPage(dialog).toContainText('The Lantern Loop')
  await dialog.getByRole('button', { name: 'Close' }).click()
})

test('an edit of the agent reaches the member', async () => {
  await said(desk, 'which trail is it?').hover()
  await said(desk, 'which trail is it?').getByRole('button', { name: 'Edit' }).click()
  const field = desk.getByRole('textbox', { name: 'Reply' })
  await field.fill('Hi Mei-Ling, which loop is it?')
  await desk.getByRole('button', { name: 'Save' }).click()
  await expectPage(heard(mei, 'which loop is it?')).toContainText('(edited)')
  await expectPage(heard(mei, 'which trail is it?')).toHaveCount(0)
})

test('a deletion of the member leaves a tombstone; its words are shown on demand', async () => {
  await say(mei, 'my password is moonlight')
  await expectPage(said(desk, 'moonlight')).toBeVisible()
  await heard(mei, 'moonlight').hover()
  await heard(mei, 'moonlight').getByRole('button', { name: 'Delete message' }).click()
  await heard(mei, 'moonlight').getByRole('button', { name: 'Delete', exact: true }).click()
  await expectPage(desk.getByText(`Deleted by ${MEI}`)).toBeVisible()
  await expectPage(desk.getByText('moonlight')).toHaveCount(0)
  await desk.getByRole('button', { name: 'Show', exact: true }).click()
  await expectPage(desk.getByText('my password is moonlight')).toBeVisible()
  await expectPage(desk.getByText('That you looked is written to the audit log.')).toBeVisible()
  await desk.getByRole('button', { name: 'Hide', exact: true }).click()
})

test('a deletion of the agent takes the reply away from the member', async () => {
  await reply(desk, 'wrong window, sorry')
  await expectPage(heard(mei, 'wrong window')).toBeVisible()
  await said(desk, 'wrong window').hover()
  await said(desk, 'wrong window').getByRole('button', { name: 'Delete' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Delete message' }).click()
  await expectPage(heard(mei, 'wrong window')).toHaveCount(0)
  await expectPage(desk.getByText('Deleted by you')).toBeVisible()
})

test('files go both ways: a picture is shown, anything else is a row', async () => {
  const screen = { name: 'locked.png', mimeType: 'image/png', buffer: makePng(320, 200, [60, 120, 110]) }
  const log = { name: 'client.log', mimeType: 'text/plain', buffer: Buffer.from('pass 114 refused\n') }
  await mei.getByLabel('Files', { exact: true }).first().setInputFiles([screen, log])
  await say(mei, 'here is what I see')
  await expectPage(desk.getByRole('img', { name: 'locked.png' })).toHaveJSProperty('naturalWidth', 320)
  await expectPage(desk.getByRole('link', { name: /client\.log/ })).toHaveAttribute('download', 'client.log')
  // The uploads hang until the agent has tried to send: nothing may go out without its files.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await desk.route('**/api/v1/files?*', async (route) => {
    await held
    await route.continue()
  })
  await desk.getByLabel('Files', { exact: true }).setInputFiles([
    { ...screen, name: 'fixed.png' },
    { ...log, name: 'steps.txt' },
  ])
  await reply(desk, 'Try these steps')
  await expectPage(desk.getByRole('alert')).toHaveText('Not sent. A file is still being stored.')
  letGo()
  await expectPage(desk.getByRole('alert')).toHaveCount(0)
  await desk.getByRole('button', { name: 'Send' }).click()
  const answer = heard(mei, 'Ana: Try these steps')
  await expectPage(answer.getByRole('img', { name: 'fixed.png' })).toHaveJSProperty('naturalWidth', 320)
  await expectPage(answer.getByRole('link', { name: /steps\.txt/ })).toBeVisible()
})

test('replies quote what they answer, both ways', async () => {
  await heard(mei, 'Try these steps').hover()
  await heard(mei, 'Try these steps').getByRole('button', { name: 'Reply' }).click()
  await say(mei, 'that worked')
  await expectPage(said(desk, 'that worked').getByTitle('Go to this message')).toContainText('Try these steps')
  await said(desk, 'that worked').hover()
  await said(desk, 'that worked').getByRole('button', { name: 'Reply to this message' }).click()
  await reply(desk, 'Glad to hear it')
  await expectPage(said(desk, 'Glad to hear it').getByTitle('Go to this message')).toContainText('that worked')
  await expectPage(heard(mei, 'Glad to hear it')).toContainText('that worked')
})

test('resolved by the agent, it opens again when the member writes', async () => {
  await desk.getByRole('button', { name: 'Resolve' }).click()
  await expectPage(heard(mei, 'This closes the chat.')).toBeVisible()
  await expectPage(desk.getByText('Resolved. It opens again')).toBeVisible()
  await say(mei, 'one more thing')
  await expectPage(said(desk, 'one more thing')).toBeVisible()
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  expect(await desk.evaluate(() => 'opened' in globalThis)).toBe(true)
  expect(browser.complaints).toEqual([])
})
