import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writes } from '../support/colleague.ts'
import { switchOff } from '../support/desk.ts'
import { type OpenaiStandIn, openOpenaiStandIn } from '../support/openai-stand-in.ts'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// A language model is set in Settings and drafts for agents, before a stand-in over real HTTP.
let product: Product
let standIn: OpenaiStandIn
let browser: TestBrowser
let desk: Page
let conversation: string

beforeAll(async () => {
  standIn = await openOpenaiStandIn()
  const env = { GUILDESK_ALLOW_PRIVATE_HOSTS: standIn.host }
  ;[product, browser] = await Promise.all([Product.start({ env }), TestBrowser.open()])
  await switchOff(product)
  conversation = await writes(product, 'Mei-Ling Tan', 'is there a refund for the trail pass?')
  desk = await browser.desk(product, '/settings')
})
afterAll(async () => {
  await browser.close()
  await Promise.all([product.close(), standIn.close()])
})

const part = (page = desk) => page.getByRole('region', { name: 'Language model' })

test('it is checked, its models are found, and it is saved; the key is shown no more', async () => {
  standIn.chat = () => ({ ready: true })
  await part().getByLabel('Address').fill(standIn.baseUrl)
  await part().getByLabel('Key').fill('guessed')
  await part().getByRole('button', { name: 'Check' }).click()
  await expectPage(part().getByRole('alert')).toHaveText('It refuses the key.')
  await part().getByLabel('Key').fill(standIn.key)
  await part().getByRole('button', { name: 'Check' }).click()
  await expectPage(part()).toContainText('It answers, and names 2 models.')
  await part().getByLabel('Model for words').fill('small-chat')
  await part().getByLabel('Tokens a day').fill('many')
  await expectPage(part().getByRole('alert')).toHaveText('Write a number. 0 turns it off.')
  await expectPage(part().getByRole('button', { name: 'Save' })).toBeDisabled()
  await part().getByLabel('Tokens a day').fill('50,000')
  await part().getByRole('switch', { name: 'Puts answers into words' }).check()
  await part().getByRole('button', { name: 'Save' }).click()
  await expectPage(part()).toContainText('Saved. It counts from the next question on.')
  await expectPage(part()).toContainText('0 questions, 0 of 50,000 tokens')
  await expectPage(part().getByLabel('Key')).toHaveValue('')
  expect((await product.rpc().endpoint.show()).endpoint).toMatchObject({ composes: true, dailyTokens: 50_000 })
})

test('a reply is drafted in violet, goes into the field when the agent says so, and nowhere by itself', async () => {
  standIn.chat = () => ({ text: 'You can ask the shop for a refund within 14 days.', passages: [] })
  await desk.goto(`${product.url}/inbox/unassigned/${conversation}`)
  await desk.getByRole('button', { name: 'Draft a reply' }).click()
  const draft = desk.getByRole('region', { name: 'Draft of a reply' })
  await expectPage(draft.getByRole('textbox')).toHaveValue(/ask the shop/)
  await expectPage(desk.getByRole('textbox', { name: 'Reply', exact: true })).toHaveValue('')
  await draft.getByRole('button', { name: 'Put into the reply' }).click()
  await expectPage(draft).toHaveCount(0)
  await expectPage(desk.getByRole('textbox', { name: 'Reply', exact: true })).toHaveValue(/ask the shop/)
  const { items } = await product.rpc().conversations.messages({ id: conversation })
  expect(items.map(({ text }) => text).join()).not.toContain('ask the shop')
})

test('a summary goes into a note; what fails says so and is tried again', async () => {
  standIn.misbehaves = () => ({ status: 500 })
  await desk.getByRole('button', { name: 'Sum up the conversation' }).click()
  const summary = desk.getByRole('region', { name: 'Summary' })
  await expectPage(summary.getByRole('alert')).toContainText('It has trouble of its own (500).')
  standIn.misbehaves = null
  standIn.chat = () => ({ text: 'Wants a refund for the trail pass.\nNothing was promised yet.' })
  await summary.getByRole('button', { name: 'Try again' }).click()
  await summary.getByRole('button', { name: 'Put into a note' }).click()
  await expectPage(desk.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue(/Nothing was promised yet/)
})

describe.each(LOOKS)('at %s', (_name, looks) => {
  test('both pages are whole, and axe finds nothing', async () => {
    const page = await browser.desk(product, '/settings', looks)
    await expectPage(part(page)).toContainText('of 50,000 tokens')
    await expectWhole(page)
    await page.goto(`${product.url}/inbox/unassigned/${conversation}`)
    await page.getByRole('button', { name: 'Sum up the conversation' }).click()
    await expectPage(page.getByRole('button', { name: 'Put into a note' })).toBeVisible()
    // What hangs over the page while something is pointed at, or a menu folds up, stands outside of all landmarks: axe looks when it is gone.
    await page.mouse.move(0, 0)
    await expectPage(page.locator('[role=tooltip]:visible, [role=menu]')).toHaveCount(0)
    await expectWhole(page)
    await page.context().close()
  })
})

test('removed, agents have nothing of it', async () => {
  await desk.goto(`${product.url}/settings`)
  await part().getByRole('button', { name: 'Remove' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expectPage(part().getByLabel('Address')).toHaveValue('')
  await desk.goto(`${product.url}/inbox/unassigned/${conversation}`)
  await expectPage(desk.getByRole('button', { name: 'Attach files' })).toBeVisible()
  await expectPage(desk.getByRole('button', { name: 'Draft a reply' })).toHaveCount(0)
  expect(browser.complaints).toEqual([])
})
