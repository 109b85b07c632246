import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/discord.ts'
import { expectPage, rowOf, said, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { Talk } from '../support/talk.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The demo workspace, whose Twilio is the simulated one: its settings, and a chat that goes to Flex and is taken back.
let product: Product
let browser: TestBrowser
let desk: Page

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start({ demo: true }), TestBrowser.open()])
  // Until the demo is filled its transaction holds the queue that its chats wait in.
  const filled = async () => (await product.rpc().conversations.list({ view: 'all' })).items.length
  await expectPage.poll(filled, { timeout: 45_000 }).toBeGreaterThan(15)
  desk = await browser.desk(product, '/settings')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const part = (name: string, page = desk) => page.getByRole('region', { name, exact: true })
const support = (page = desk) => part('Queues', page).getByRole('group', { name: 'Where Support is answered' })
const queues = async () => (await product.rpc().queues.list()).items
const nav = () => desk.getByRole('navigation', { name: 'Main' })

test('the simulated account says what it is, and all of the live check is well', async () => {
  const twilio = part('Twilio Flex')
  await expectPage(twilio).toContainText('A simulated account')
  await expectPage(twilio.getByRole('link', { name: 'Be the Flex agent' })).toHaveAttribute('href', /\/flex$/)
  await expectPage(twilio.getByRole('status')).toHaveText('All of it works.')
  await expectPage(part('Live check').getByRole('listitem')).toHaveCount(8)
  await expectPage(twilio.getByLabel('Workflow').getByRole('option', { selected: true })).toHaveText('Guildesk')
  await twilio.getByRole('button', { name: 'See what would change' }).click()
  await expectPage(twilio).toContainText('Nothing is to be changed.')
})

test('a queue is switched to Flex at once, what that means is said, and it can be undone', async () => {
  await expectPage(nav().getByRole('link', { name: 'In Flex' })).toHaveCount(0)
  await support().getByText('Twilio Flex').click()
  await expectPage(desk.getByText('From the next handoff on, Support is answered in Twilio Flex.')).toBeVisible()
  await expectPage(support()).toContainText('Flex gives each chat to one of its agents.')
  expect((await queues())[0]).toMatchObject({ desk: 'flex' })
  await expectPage(nav().getByRole('link', { name: 'In Flex' })).toBeVisible()
  await desk.getByRole('button', { name: /^Undo/ }).click()
  await expectPage(support().getByRole('radio', { name: 'This desk' })).toBeChecked()
  expect((await queues())[0]).toMatchObject({ desk: 'console' })
})

test('a queue is added with a server, which no other can have then, named anew, and removed', async () => {
  const dialog = desk.getByRole('dialog')
  const act = async (name: string, what: string) => {
    await part('Queues')
      .getByRole('button', { name: `What to do with ${name}` })
      .click()
    await desk.getByRole('menuitem', { name: what }).click()
  }
  await part('Queues').getByRole('button', { name: 'Add a queue' }).click()
  await dialog.getByLabel('Name').fill('support')
  await dialog.getByRole('button', { name: 'Add the queue' }).click()
  await expectPage(dialog.getByRole('alert')).toContainText('There is a queue of that name already.')
  await dialog.getByLabel('Name').fill('Night shift')
  await dialog.getByRole('checkbox', { name: 'Lumen Trails' }).check()
  await dialog.getByRole('button', { name: 'Add the queue' }).click()
  await expectPage(part('Queues').getByRole('listitem').nth(1)).toContainText('Lumen Trails · nobody waits')
  await part('Queues').getByRole('button', { name: 'Add a queue' }).click()
  await expectPage(dialog.getByRole('checkbox', { name: 'Lumen Trails in Night shift' })).toBeDisabled()
  await desk.keyboard.press('Escape')
  await act('Night shift', 'Edit')
  await dialog.getByLabel('Name').fill('Evenings')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expectPage(part('Queues').getByRole('listitem').nth(1)).toContainText('Evenings')
  await act('Evenings', 'Remove')
  await expectPage(dialog).toContainText('Its servers wait in Support from then on.')
  await dialog.getByRole('button', { name: 'Remove it' }).click()
  await expectPage(part('Queues').getByRole('listitem')).toHaveCount(1)
  expect(await queues()).toHaveLength(1)
})

describe('a chat that is handed to Flex', () => {
  let talk: Talk
  const worker = 'priya.kumar'
  /** The newest task that is not over. */
  const task = async () => (await product.act('flex-state', {})).tasks.at(-1)

  test('waits in a view of its own, calls nobody here, and is answered there by name', async () => {
    await support().getByText('Twilio Flex').click()
    await expectPage(support().getByRole('radio', { name: 'Twilio Flex' })).toBeChecked()
    talk = await Talk.joins(product, 'Ann')
    await talk.says('talk to a person')
    await nav().getByRole('link', { name: 'In Flex' }).click()
    await expectPage(rowOf(desk, 'Ann')).toContainText(/Waits in Flex/)
    await rowOf(desk, 'Ann').click()
    await expectPage(desk.getByText('Waits for an agent in Twilio Flex.')).toBeVisible()
    await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toHaveCount(0)
    await until(async () => (await task())?.contact === 'Ann', 'the task')
    const offered = (await task())?.sid ?? ''
    await product.act('flex-accept', { task: offered, worker })
    await expectPage(desk.getByText('Answered in Twilio Flex by Priya Kumar.')).toBeVisible()
    await product.act('flex-say', { worker, task: offered, text: 'Hi Ann, Priya here.' })
    await expectPage(said(desk, 'Hi Ann, Priya here.')).toBeVisible()
    await expectPage(desk.getByText('in Flex ·')).toBeVisible()
    await expectPage(rowOf(desk, 'Ann')).toContainText('Priya Kumar in Flex')
    await expectPage(part('Twilio Flex').getByText('With Priya Kumar')).toBeVisible()
    await nav().getByRole('link', { name: 'Unassigned' }).click()
    await expectPage(rowOf(desk, 'Ann')).toHaveCount(0)
  })

  describe.each(LOOKS)('at %s', (_name, looks) => {
    test('is whole, and axe finds nothing', async () => {
      const { items } = await product.rpc().conversations.list({ view: 'flex' })
      const page = await browser.desk(product, `/inbox/flex/${items[0]?.id}`, looks)
      await expectPage(page.getByRole('button', { name: 'Take it here' })).toBeVisible()
      await expectWhole(page)
      await page.context().close()
    })
  })

  test('is noted on while it is there, and is taken here by a question', async () => {
    await nav().getByRole('link', { name: 'In Flex' }).click()
    await rowOf(desk, 'Ann').click()
    await expectPage(desk.getByText('Answered in Twilio Flex')).toBeVisible()
    await desk.keyboard.press('n')
    await desk.getByRole('textbox', { name: 'Note' }).fill('she was here before')
    await desk.keyboard.press('Control+Enter')
    await expectPage(said(desk, 'she was here before')).toBeVisible()
    await desk.keyboard.press('Escape')
    await desk.getByRole('button', { name: /^Reply/ }).click()
    await desk.keyboard.press('i')
    const dialog = desk.getByRole('dialog')
    await expectPage(dialog).toContainText('Take it from Priya Kumar in Flex?')
    await dialog.getByRole('button', { name: 'Leave it in Flex' }).click()
    await desk.getByRole('button', { name: 'Take it here' }).click()
    await dialog.getByRole('button', { name: 'Take it here' }).click()
    await expectPage(desk.getByRole('textbox', { name: 'Reply' })).toBeVisible()
    await expectPage(part('Twilio Flex').getByText('Ended here')).toBeVisible()
    await expectPage(desk.getByRole('listbox').getByRole('option')).toHaveCount(0)
    await talk.hears('Ana joined')
  })
})

test('disconnecting asks, brings every queue back here, and says why Flex cannot be chosen', async () => {
  await desk.goto(`${product.url}/settings`)
  await part('Twilio Flex').getByRole('button', { name: 'Disconnect' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await expectPage(part('Twilio Flex').getByLabel('Account SID')).toBeVisible()
  await expectPage(support().getByRole('radio', { name: 'This desk' })).toBeChecked()
  await expectPage(support().getByRole('radio', { name: 'Twilio Flex' })).toBeDisabled()
  await expectPage(part('Queues')).toContainText('once a Twilio account is connected')
  await expectPage(nav().getByRole('link', { name: 'In Flex' })).toHaveCount(0)
})

test('what cannot be an account is said before Twilio is asked', async () => {
  const twilio = part('Twilio Flex')
  await twilio.getByLabel('Account SID').fill('AC123')
  await twilio.getByLabel('Auth Token').fill('0123456789abcdef0123456789abcdef')
  await expectPage(twilio.getByRole('alert')).toContainText('An Account SID is AC and 32 characters')
  await expectPage(twilio.getByRole('button', { name: 'Connect' })).toBeDisabled()
  expect(browser.complaints).toEqual([])
})

test('where the environment decides, the account is only looked at: what is missing at Twilio is made by one button', async () => {
  const fixed = await Product.start({ twilio: true })
  try {
    const page = await browser.desk(fixed, '/settings')
    const twilio = part('Twilio Flex', page)
    await expectPage(twilio).toContainText('The environment decides the account: TWILIO_ACCOUNT_SID')
    await expectPage(twilio.getByRole('button', { name: 'Disconnect' })).toHaveCount(0)
    await expectPage(twilio.getByRole('status')).toContainText('to look at.')
    await twilio.getByRole('button', { name: 'See what would change' }).click()
    const steps = twilio.getByRole('list', { name: 'What would change' })
    await expectPage(steps).toContainText('Create the Studio flow “Guildesk router”')
    await twilio.getByRole('button', { name: /^Create \d/ }).click()
    await expectPage(twilio.getByRole('list', { name: 'What was done' })).toContainText('Created the Studio flow')
    await twilio.getByRole('button', { name: 'Look again' }).click()
    await expectPage(twilio).toContainText('Nothing is to be changed.')
    await twilio.getByRole('radio', { name: 'Studio decides' }).check()
    await twilio.getByRole('button', { name: 'Save' }).click()
    await expectPage.poll(async () => (await fixed.rpc().twilio.show()).account?.router).toBe('studio')
    await fixed.act('twilio-revoke', {})
    await twilio.getByRole('button', { name: 'Check again' }).click()
    await expectPage(twilio.getByRole('listitem').filter({ hasText: 'Credentials' })).toContainText(
      'Twilio does not take these credentials.',
    )
  } finally {
    await fixed.close()
  }
})
