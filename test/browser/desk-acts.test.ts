import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, joinTeam, writes } from '../support/colleague.ts'
import { expectPage, rowOf, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'

// What agents do with a conversation among themselves, and what the desk says of it.
const MEI = 'Mei-Ling Tan'
let product: Product
let browser: TestBrowser
let desk: Page
let priya: Colleague
let conversation: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  priya = await joinTeam(product, 'Priya')
  const tomasz = await joinTeam(product, 'Tomasz')
  await tomasz.rpc.me.update({ available: false })
  conversation = await writes(product, MEI, 'I want to talk to a person, my pass is locked')
  await expectPage.poll(async () => (await shown()).status).toBe('queued')
  desk = await browser.desk(product, `/inbox/all/${conversation}`)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const shown = () => product.rpc().conversations.show({ id: conversation })
const feed = () => desk.getByRole('region', { name: 'Messages' })
const toast = () => desk.getByRole('status')

test('who waits has a case, a place and a line in the feed; the views count them', async () => {
  await expectPage(rowOf(desk, MEI)).toContainText(/Waiting under 1 m.*#1001/)
  await expectPage(feed().getByText(/Case #1001 is opened/)).toBeVisible()
  await expectPage(feed().getByRole('listitem').filter({ hasText: 'Never mind' })).toBeVisible()
  const details = desk.getByRole('complementary', { name: 'Details' })
  await expectPage(details.getByRole('region', { name: 'Case #1001' })).toContainText('The member asked')
  await expectPage(details.getByRole('region', { name: 'Conversation' })).toContainText('Next in line')
  const nav = desk.getByRole('navigation', { name: 'Main' })
  await expectPage(nav.getByRole('link', { name: /^Unassigned/ })).toContainText('1')
})

test('two take at once: the loser is told by whom, where the acts are', async () => {
  const late = await browser.desk(product, `/inbox/all/${conversation}`)
  await expectPage(late.getByRole('button', { name: 'Take' })).toBeVisible()
  // Their screen does not hear of it before they press.
  await late.routeWebSocket(/socket\.io/, () => undefined)
  await late.reload()
  await expectPage(late.getByRole('button', { name: 'Take' })).toBeVisible()
  await priya.rpc.conversations.take({ id: conversation })
  await late.getByRole('button', { name: 'Take' }).click()
  await expectPage(late.getByRole('alert')).toHaveText(/^Priya took this one before you\./)
  await late.context().close()
})

test('a colleague’s conversation is taken over, and that is written into it for the team', async () => {
  await expectPage(rowOf(desk, MEI)).toContainText('Priya')
  await desk.getByRole('button', { name: 'Take over' }).click()
  await expectPage(feed().getByRole('button', { name: '3 changes' })).toBeVisible()
  expect((await shown()).assignee?.publicName).toBe('Ana')
})

test('A gives it to who is there; who is away cannot be chosen, and it says so', async () => {
  await desk.keyboard.press('a')
  const away = desk.getByRole('menuitem', { name: /Tomasz/ })
  await expectPage(away).toBeDisabled()
  await expectPage(away).toContainText('away')
  await desk.getByRole('menuitem', { name: 'Priya' }).click()
  await expectPage(toast().getByText(`Priya has it now. ${MEI} was told.`)).toBeVisible()
  // Several things happened in a row: one line, which unfolds.
  await expectPage(feed().getByText('Ana took this.')).toHaveCount(0)
  await feed()
    .getByRole('button', { name: /changes$/ })
    .click()
  await expectPage(feed().getByText('Ana assigned this to Priya.')).toBeVisible()
})

test('back to the queue, and B back to the virtual agent', async () => {
  await desk.keyboard.press('a')
  await desk.getByRole('menuitem', { name: 'Back to the queue' }).click()
  await expectPage(desk.getByRole('button', { name: 'Take', exact: true })).toBeVisible()
  await desk.keyboard.press('b')
  await expectPage(rowOf(desk, MEI)).toContainText('Virtual agent')
  await expectPage(toast().getByText(/answers again\. Mei-Ling Tan was told\./)).toBeVisible()
  await expectPage(
    feed()
      .getByText(/answers from here/)
      .last(),
  ).toBeVisible()
  expect((await shown()).status).toBe('automated')
})

test('E resolves and says what the member was told; Z takes it back while it is offered', async () => {
  await desk.keyboard.press('i')
  await expectPage(desk.getByRole('button', { name: 'Resolve' })).toBeVisible()
  await expectPage.poll(async () => (await shown()).assignee?.publicName).toBe('Ana')
  await desk.keyboard.press('e')
  await expectPage(toast().getByText(`Resolved. ${MEI} was told and asked for a rating.`)).toBeVisible()
  await expectPage(desk.getByText('Resolved. It opens again')).toBeVisible()
  await desk.keyboard.press('z')
  await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  await expectPage.poll(async () => (await shown()).status).toBe('assigned')
  expect(browser.complaints).toEqual([])
})
