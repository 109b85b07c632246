import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectPage, heard } from '../support/pages.ts'
import { cardIn, go, press, ReportPages, submit } from '../support/report-pages.ts'
import { expectWhole } from '../support/whole.ts'

// A moderator without a seat at the desk makes cards of messages and moves them along, all inside of Discord; the desk sees who did it.
const ARJUN = 'Arjun Nair'
const KOFI = 'Kofi Mensah'
let pages: ReportPages
let desk: Page
let arjun: Locator
let mei: Locator

beforeAll(async () => {
  pages = await ReportPages.open('/cases?look=board')
  desk = pages.desk
  await pages.sayAs(KOFI, 'support', 'The map **crashes**\nwhen I zoom in twice')
  await pages.sayAs('Yuki', 'support', 'No lantern in the second cave')
  await pages.sayAs('Sora Nakamura', 'support', 'my map crashes too')
  mei = await pages.actAs('Mei-Ling Tan', 'right')
  arjun = await pages.actAs(ARJUN)
  await go(arjun, 'support')
})
afterAll(() => pages.close())

const column = (name: string): Locator => desk.getByRole('list', { name, exact: true })
const note = (number: string): Locator => heard(arjun, `${number} `).filter({ hasText: 'nobody owns it' }).last()

async function menuOf(window: Locator, words: string): Promise<Locator> {
  const message = heard(window, words).first()
  await message.hover()
  await message.getByRole('button', { name: 'More' }).click()
  return pages.discord.getByRole('menu', { name: 'Message' })
}

async function use(words: string, act: string): Promise<void> {
  await (await menuOf(arjun, words)).getByRole('menuitem', { name: act }).click()
}

test('the menu of a message is for staff; "Report as bug" makes a card, and the author is its reporter', async () => {
  await go(mei, 'support')
  const menu = await menuOf(mei, 'The map crashes')
  await expectPage(menu.getByRole('menuitem', { name: 'Reply' })).toBeVisible()
  await expectPage(menu.getByRole('menuitem', { name: 'Report as bug' })).toHaveCount(0)
  await menu.press('Escape')
  await use('The map crashes', 'Report as bug')
  const form = arjun.getByRole('dialog', { name: 'Report as bug' })
  await expectPage(form.getByLabel('Title')).toHaveValue('The map **crashes** when I zoom in twice')
  await expectWhole(pages.discord)
  await submit(arjun, 'Report as bug', { words: { Title: 'The map crashes' } })
  await expectPage(heard(arjun, '#1001 is opened.')).toBeVisible()
  await go(mei, 'bug-report')
  await expectPage(cardIn(mei, '#1001 · The map crashes')).toContainText('Received')
  await column('New').getByRole('link', { name: /#1001/ }).click()
  await expectPage(desk.getByRole('button', { name: KOFI, exact: true })).toBeVisible()
  await expectPage(desk.getByRole('region', { name: 'History' })).toContainText(
    `${ARJUN} made it from a message in Discord`,
  )
})

test('"Open a case" stays with the team, and "Add to case" counts who wrote it', async () => {
  await use('No lantern in the second cave', 'Report as bug')
  await submit(arjun, 'Report as bug')
  await expectPage(heard(arjun, '#1002 is opened.')).toBeVisible()
  await use('my map crashes too', 'Add to case …')
  await submit(arjun, 'Add to case …', { words: { 'Number of the case': '1001' } })
  await expectPage(heard(arjun, 'Added to #1001.')).toBeVisible()
  await expectPage(desk.getByRole('button', { name: `${KOFI} and 1 other` })).toBeVisible()
  await expectPage(desk.getByRole('region', { name: 'History' })).toContainText('my map crashes too')
  await use('my map crashes too', 'Open a case')
  await submit(arjun, 'Open a case')
  await expectPage(heard(arjun, '#1003 is opened.')).toBeVisible()
  await expectPage(cardIn(mei, '#1002 ·')).toBeVisible()
  await expectPage(cardIn(mei, '#1003')).toHaveCount(0)
})

test('Manage is refused in words to whoever is no staff', async () => {
  await press(cardIn(mei, '#1001 ·'), 'Manage')
  await expectPage(heard(mei, 'Only the team can do this.')).toBeVisible()
  await expectPage(heard(mei, 'Only the team can do this.').getByRole('button', { name: 'Confirm' })).toHaveCount(0)
})

test('confirm, and a question to those who reported it', async () => {
  await go(arjun, 'bug-report')
  await press(cardIn(arjun, '#1001 ·'), 'Manage')
  await press(note('#1001'), 'Confirm')
  await expectPage(cardIn(mei, '#1001 ·')).toContainText('Confirmed')
  await expectPage(note('#1001').getByRole('button', { name: 'Confirm' })).toBeDisabled()
  await expectPage(desk.getByRole('region', { name: 'History' })).toContainText(`${ARJUN} set the status to Open`)
  await press(note('#1001'), 'Need info')
  await submit(arjun, 'Need info', { words: { 'What should the reporters tell us': 'Which phone is it?' } })
  await expectPage(cardIn(mei, '#1001 ·')).toContainText('Need info')
  await expectPage(cardIn(mei, '#1001 ·')).toContainText('Which phone is it?')
  await expectPage(desk.getByRole('button', { name: 'Waiting on member', exact: true })).toBeVisible()
  await expectPage(desk.getByRole('region', { name: 'History' }).getByText('2 of 2 told')).toHaveCount(2)
  expect(await pages.told('Which phone is it?')).toEqual({ direct: [], mentioned: [KOFI, 'Sora Nakamura'] })
  await expectWhole(pages.discord)
})

test('a duplicate leads to the other card, and can be taken back', async () => {
  await press(cardIn(arjun, '#1002 ·'), 'Manage')
  await press(note('#1002'), 'Duplicate of')
  await submit(arjun, 'Duplicate of', { words: { 'Number of the other case': '#1001' } })
  await expectPage(cardIn(mei, '#1002 ·')).toContainText('Duplicate of #1001')
  await expectPage(cardIn(mei, '#1002 ·').getByRole('link', { name: 'Go to #1001' })).toBeVisible()
  await expectPage(desk.getByRole('button', { name: `${KOFI} and 2 others` })).toBeVisible()
  await press(heard(arjun, '#1002 is a duplicate now.'), 'Undo the merge')
  await expectPage(cardIn(mei, '#1002 ·')).toContainText('Received')
  await expectPage(desk.getByRole('button', { name: `${KOFI} and 1 other` })).toBeVisible()
})

test('resolve, with how it ended and a word, and the desk says who did it', async () => {
  await press(cardIn(arjun, '#1001 ·'), 'Manage')
  await press(note('#1001'), 'Resolve')
  await submit(arjun, 'Resolve', { words: { 'Fixed in': '1.43', 'A word to them': 'Zoom as you like.' } })
  await expectPage(cardIn(mei, '#1001 ·')).toContainText('Fixed in1.43')
  const history = desk.getByRole('region', { name: 'History' })
  await expectPage(history).toContainText(`${ARJUN} set the status to Resolved: fixed in 1.43`)
  await expectPage(history.getByText('2 of 2 told')).toHaveCount(3)
  expect(await pages.told('Zoom as you like.')).toEqual({ direct: [], mentioned: [KOFI, 'Sora Nakamura'] })
  await desk.goBack()
  await expectPage(column('Resolved').getByRole('link', { name: /#1001/ })).toContainText('2 of 2 told')
  await expectPage(column('New').getByRole('link', { name: /#1002/ })).toBeVisible()
})

test('nobody was named but those who are told in the thread, and no page complains', async () => {
  expect(new Set(await pages.named())).toEqual(new Set([KOFI, 'Sora Nakamura']))
  expect(pages.browser.complaints).toEqual([])
})
