import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinTeam, writes } from '../support/colleague.ts'
import { ARTICLES } from '../support/knowledge.ts'
import { expectPage, PHONE, said, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// What the story brought to the desk, in every look: nothing that axe finds, nothing wider than the window.
let product: Product
let browser: TestBrowser
let conversation: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  const rpc = product.rpc()
  const priya = await joinTeam(product, 'Priya')
  await (await joinTeam(product, 'Tomasz')).rpc.me.update({ available: false })
  for (const article of ARTICLES.slice(0, 3)) {
    const { id } = await rpc.articles.create(article)
    await rpc.articles.publish({ id })
  }
  await writes(product, 'Kofi Mensah', 'I want to talk to a person')
  conversation = await writes(product, 'Mei-Ling Tan', 'how do i restore my purchase')
  await expectPage.poll(async () => (await last())?.author).toBe('virtual_agent')
  await writes(product, 'Mei-Ling Tan', 'did that twice. I want to talk to a person')
  await expectPage.poll(async () => (await rpc.conversations.show({ id: conversation })).status).toBe('queued')
  await priya.rpc.conversations.take({ id: conversation })
  const { agent } = await rpc.me.show()
  await priya.rpc.conversations.assign({ id: conversation, agent: agent.id })
  await priya.rpc.messages.send({ conversation, kind: 'note', text: '**@Ana** same as #1038, see `receipts`' })
  await rpc.messages.send({ conversation, text: 'Hi, looking at your receipt now.' })
  await writes(product, 'Mei-Ling Tan', 'can i get my money back?')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const last = async () => (await product.rpc().conversations.messages({ id: conversation })).items.at(-1)

/** Nothing that a person said stands outside of the pane in which it was said. */
async function nothingCut(page: Page): Promise<void> {
  const box = await page.getByRole('region', { name: 'Messages' }).boundingBox()
  for (const bubble of await page.getByRole('article').all()) {
    const own = await bubble.boundingBox()
    if (!own || !box) continue
    expect(own.x).toBeGreaterThanOrEqual(box.x)
    expect(own.x + own.width).toBeLessThanOrEqual(box.x + box.width)
    // A word a line is no message.
    expect(own.width).toBeGreaterThan(60)
  }
}

describe.each(LOOKS)('the story’s desk at %s', (_name, looks) => {
  test('the conversation with all that it can hold', async () => {
    const page = await browser.desk(product, `/inbox/mine/${conversation}`, looks)
    await expectPage(said(page, 'can i get my money back?')).toBeVisible()
    await expectPage(page.getByRole('button', { name: 'Insert' })).toBeVisible()
    await nothingCut(page)
    await expectWhole(page)
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await page.getByRole('textbox', { name: 'Note' }).fill('/re')
    await expectPage(page.getByRole('listbox', { name: 'Articles' }).getByRole('option').first()).toBeVisible()
    await expectWhole(page)
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Note' }).fill('')
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await expectPage(page.getByRole('menuitem', { name: /Tomasz/ })).toBeVisible()
    await expectWhole(page)
    await page.context().close()
  })

  test('the search, and the articles beside the conversation', async () => {
    const page = await browser.desk(product, `/inbox/mine/${conversation}`, looks)
    await expectPage(said(page, 'can i get my money back?')).toBeVisible()
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Search' }).fill('money')
    await expectPage(page.getByRole('dialog', { name: 'Search' }).getByRole('option').first()).toBeVisible()
    await expectWhole(page)
    await page.keyboard.press('Escape')
    if (looks.viewport === PHONE) await page.getByRole('button', { name: 'Details' }).click()
    await page.getByRole('button', { name: 'Articles' }).click()
    await page.getByRole('list', { name: 'Articles' }).getByRole('button').first().click()
    await expectPage(page.getByRole('button', { name: 'All articles' })).toBeVisible()
    await expectWhole(page)
    await page.context().close()
  })
})
