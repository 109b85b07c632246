import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, heard, reply, said, say } from '../support/pages.ts'
import { command, go, goDirect, press, ReportPages, submit } from '../support/report-pages.ts'
import { expectWhole } from '../support/whole.ts'

// An idea in the forum, words for the team alone, what a member finds again, and how an agent writes to them about it.
const MEI = 'Mei-Ling Tan'
const KOFI = 'Kofi Mensah'
let pages: ReportPages
let desk: Page
let mei: Locator
let kofi: Locator

beforeAll(async () => {
  pages = await ReportPages.open('/cases?look=board')
  desk = pages.desk
  mei = await pages.actAs(MEI, 'left')
  kofi = await pages.actAs(KOFI, 'right')
  await go(mei, 'support')
  await go(kofi, 'feature-request')
})
afterAll(() => pages.close())

const row = (words: string | RegExp): Locator => desk.getByRole('row').filter({ hasText: words })
const column = (name: string): Locator => desk.getByRole('list', { name, exact: true })

test('/new_feature becomes a post of the forum with the tag of its area, and votes are counted on both pages', async () => {
  await command(mei, '/new_feature')
  await expectWhole(pages.discord)
  await submit(mei, 'Suggest something new', {
    chosen: { 'What it is about': 'Quality of life' },
    words: { 'What should be there': 'A map without a network', Why: 'There is none in the valley.' },
  })
  await expectPage(heard(mei, 'Thanks, your idea is #1001.')).toBeVisible()
  const post = kofi.getByRole('list', { name: 'Posts in feature-request' }).getByRole('button')
  await expectPage(post).toContainText('Quality of life')
  await expectPage(post).toContainText('#1001 A map without a network')
  await post.click()
  await press(heard(kofi, '#1001 · A map'), /Vote · 1/)
  await expectPage(heard(kofi, 'You are the 2nd to report #1001.')).toBeVisible()
  await expectPage(heard(kofi, '#1001 · A map').getByRole('button', { name: /Vote · 2/ })).toBeVisible()
  await expectPage(column('New').getByRole('link', { name: /#1001/ })).toContainText('2 votes')
  await expectWhole(pages.discord)
})

test('/feedback has no card, answers only to the member, and is found at the desk under its type', async () => {
  await command(mei, '/feedback')
  await submit(mei, 'Feedback', {
    chosen: { 'How is it for you': '4 · good' },
    words: { 'What should we know': 'The lantern is lovely.' },
  })
  await expectPage(heard(mei, 'They are #1002, and nobody else reads them.')).toBeVisible()
  await desk.getByRole('button', { name: 'List', exact: true }).click()
  await expectPage(row('#1001')).toBeVisible()
  await desk.getByRole('button', { name: /^Type/ }).click()
  await desk.getByRole('menuitemcheckbox', { name: 'Feedback' }).click()
  await desk.keyboard.press('Escape')
  await expectPage(row('#1002')).toBeVisible()
  await expectPage(row('#1001')).toHaveCount(0)
  await expectWhole(desk)
  await row('#1002').getByRole('link').click()
  await expectPage(desk.getByText('4 of 5')).toBeVisible()
  await expectPage(desk.getByText('The lantern is lovely.').first()).toBeVisible()
  await expectPage(desk.getByRole('region', { name: 'Living card' })).toHaveCount(0)
  const { channels } = await pages.product.act('state', {})
  for (const { id } of channels)
    expect(JSON.stringify(await pages.product.act('messages', { channel: id }))).not.toContain('lovely')
})

test('/mycases and /status answer to the one member, and offer numbers that they may look at', async () => {
  await command(mei, '/mycases')
  const mine = heard(mei, '#1002').last()
  await expectPage(mine).toContainText('#1001 A map without a network · Received')
  await expectPage(mine).toContainText('The lantern is lovely. · Received')
  await go(kofi, 'support')
  await kofi.getByRole('textbox', { name: 'Message #support' }).fill('/status 10')
  await expectPage(kofi.getByRole('option', { name: /#1002/ })).toHaveCount(0)
  await kofi.getByRole('option', { name: '#1001 · A map without a network' }).click()
  await kofi.getByRole('form', { name: '/status' }).getByRole('combobox').press('Enter')
  await expectPage(heard(kofi, 'Received, since')).toContainText('2 reporters')
  await kofi.getByRole('textbox', { name: 'Message #support' }).fill('/status 1002')
  await kofi.getByRole('form', { name: '/status' }).getByRole('combobox').press('Enter')
  await expectPage(heard(kofi, 'There is no case #1002 that you can look at.')).toBeVisible()
  await expectPage(heard(mei, 'Received, since')).toHaveCount(0)
})

test('an agent writes to the reporter from the case, and reads the answer in the same chat', async () => {
  await desk.getByRole('button', { name: MEI, exact: true }).click()
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: `Write to ${MEI}` })
    .click()
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeFocused()
  await reply(desk, 'What would make it a five?')
  await goDirect(mei)
  await expectPage(heard(mei, 'What would make it a five?')).toBeVisible()
  await say(mei, 'A second lantern')
  await expectPage(said(desk, 'A second lantern')).toBeVisible()
  const cases = desk.getByRole('complementary').getByRole('region', { name: 'Cases' })
  await expectPage(cases.getByRole('link', { name: /A map without a network/ })).toBeVisible()
  await expectWhole(desk)
})

test('where direct messages are closed it is a private thread', async () => {
  await pages.product.act('direct-messages', { member: pages.id(KOFI), open: false })
  await desk
    .getByRole('complementary')
    .getByRole('link', { name: /A map without a network/ })
    .click()
  await desk.getByRole('button', { name: `${MEI} and 1 other` }).click()
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: `Write to ${KOFI}` })
    .click()
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeFocused()
  await reply(desk, 'Where do you walk?')
  await expectPage(desk.getByText('Sent in private thread')).toBeVisible()
  await kofi.getByRole('button', { name: /^private thread/ }).click()
  await expectPage(heard(kofi, 'Where do you walk?')).toBeVisible()
  await expectPage(heard(kofi, 'Your direct messages are closed, so we talk here.')).toBeVisible()
  await expectWhole(pages.discord)
})

test('nobody was named, and no page complains', async () => {
  expect(await pages.named()).toEqual([])
  expect(pages.browser.complaints).toEqual([])
})
