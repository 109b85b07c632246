import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from '../support/desk.ts'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { makePng } from '../support/png.ts'
import { type DeskClient, Product } from '../support/product.ts'
import { Talk } from '../support/talk.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The knowledge base as it grows: drafts of what is published, collections, languages, and what members taught it.
let product: Product
let browser: TestBrowser
let rpc: DeskClient
let desk: Page
let pass: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  rpc = product.rpc()
  pass = await publish(product, {
    title: 'Restore a purchase',
    body: 'Open Settings.',
    examples: ['how do i restore it', 'my pass is locked'],
  })
  await publish(product, { title: 'Ask for a refund', body: 'Within 14 days.', examples: ['i want my money back'] })
  desk = await browser.desk(product, `/knowledge/${pass}`)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const words = () => desk.getByRole('textbox', { name: 'Text, in Markdown' })
const button = (name: string | RegExp) => desk.getByRole('button', { name, exact: typeof name === 'string' })
const list = () => desk.getByRole('region', { name: 'Articles' })
const row = (title: string) => list().getByRole('link', { name: new RegExp(title) })
const menu = async (opens: string, item: string | RegExp) => {
  await button(opens).click()
  await desk.getByRole('menuitem', { name: item }).click()
}
const side = (tab: string) => desk.getByRole('complementary').getByRole('button', { name: tab, exact: true }).click()
const save = async () => {
  await button('Save').click()
  await expectPage(button('Save')).toHaveCount(0)
}
const shown = () => rpc.articles.show({ id: pass })

test('what is changed in a published article waits for "Publish"', async () => {
  await words().fill('Open Settings, then Purchases.')
  await save()
  await expectPage(row('Restore a purchase')).toContainText('Edited')
  expect(await shown()).toMatchObject({ body: 'Open Settings.', draft: { body: 'Open Settings, then Purchases.' } })
  await button('Publish').click()
  await expectPage(button('Publish')).toHaveCount(0)
  expect(await shown()).toMatchObject({ body: 'Open Settings, then Purchases.', draft: null })
})

test('changes are discarded, and that is taken back', async () => {
  await words().fill('Nonsense')
  await save()
  await menu('More', 'Discard changes')
  await expectPage(words()).toHaveValue('Open Settings, then Purchases.')
  await button('Undo').click()
  await expectPage(words()).toHaveValue('Nonsense')
  await menu('More', 'Discard changes')
  await expectPage(words()).toHaveValue('Open Settings, then Purchases.')
  await expectPage(row('Restore a purchase')).not.toContainText('Edited')
})

test('the words get their form by keys and by the bar', async () => {
  await words().fill('open settings')
  await words().press('Control+a')
  await words().press('Control+b')
  await expectPage(words()).toHaveValue('**open settings**')
  await words().press('Control+b')
  await button('List').click()
  await expectPage(words()).toHaveValue('- open settings')
  await words().press('Control+k')
  await expectPage(words()).toHaveValue('[- open settings](https://)')
  await expectPage(desk.getByRole('dialog')).toHaveCount(0)
  await words().press('Control+z')
  await expectPage(words()).toHaveValue('- open settings')
  await words().fill('Open Settings, then Purchases.')
})

test('an earlier version is looked at, and comes back as a draft', async () => {
  await side('Versions')
  const versions = desk.getByRole('region', { name: 'Versions' })
  await versions.getByRole('button', { name: /^Written/ }).click()
  await expectPage(desk.getByText('Example questions then')).toBeVisible()
  await button('Back to now').click()
  await expectPage(words()).toHaveValue('Open Settings, then Purchases.')
  await versions.getByRole('button', { name: /^Written/ }).click()
  await button('Restore').click()
  await expectPage(words()).toHaveValue('Open Settings.')
  await expectPage(versions.getByRole('button', { name: /^Restored/ })).toBeVisible()
  expect((await shown()).draft?.body).toBe('Open Settings.')
  await menu('More', 'Discard changes')
  await expectPage(words()).toHaveValue('Open Settings, then Purchases.')
  await side('Questions')
})

test('what a person will need is asked for; what is missing is said before it is saved', async () => {
  await button('Ask for something').click()
  await desk.getByRole('textbox', { name: 'As the member is asked' }).fill('Which phone is it?')
  await expectPage(desk.getByText('“Which phone is it?” needs a name for the case', { exact: true })).toBeVisible()
  await expectPage(button('Save')).toBeDisabled()
  await desk.getByRole('textbox', { name: 'As it is called on the case' }).fill('Phone')
  await desk.getByRole('combobox', { name: 'The answer is' }).selectOption('choice')
  await desk.getByRole('textbox', { name: 'Choices' }).fill('iPhone\nAndroid\n')
  await button('Publish').click()
  await expectPage(button('Publish')).toHaveCount(0)
  const { form } = await shown()
  expect(form).toEqual([
    { name: 'Phone', question: 'Which phone is it?', kind: 'choice', choices: ['iPhone', 'Android'], required: true },
  ])
})

test('a picture goes out with the article, and is taken off it', async () => {
  const png = makePng(32, 20, [11, 107, 112])
  await desk.getByLabel('Picture', { exact: true }).setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png })
  await expectPage(desk.getByRole('region', { name: 'Pictures' }).getByRole('img', { name: 'a.png' })).toBeVisible()
  await desk
    .getByLabel('Picture', { exact: true })
    .setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await expectPage(desk.getByText(/The picture was not added/)).toBeVisible()
  expect((await shown()).images).toHaveLength(1)
  await button('Remove a.png').click()
  await expectPage(desk.getByRole('region', { name: 'Pictures' })).toHaveCount(0)
})

test('collections are named, filled, ordered, folded and done away with', async () => {
  for (const name of ['Purchases', 'On the trail']) {
    await menu('Collections and files', 'New collection')
    await desk.getByRole('textbox', { name: 'Name' }).fill(name)
    await button('Add').click()
    await expectPage(list().getByRole('region', { name })).toBeVisible()
  }
  await desk.getByRole('combobox', { name: 'Collection' }).selectOption('Purchases')
  const purchases = list().getByRole('region', { name: 'Purchases' })
  await expectPage(purchases.getByRole('link', { name: /Restore a purchase/ })).toBeVisible()
  await expectPage(list().getByRole('region', { name: 'In no collection' }).getByRole('listitem')).toHaveCount(1)
  await purchases.getByRole('button', { name: /^Purchases/ }).click()
  await expectPage(row('Restore a purchase')).toHaveCount(0)
  await purchases.getByRole('button', { name: /^Purchases/ }).click()
  await menu('More of On the trail', 'Move up')
  await expectPage(list().getByRole('region').first()).toHaveAccessibleName('On the trail')
  await menu('More of On the trail', 'Rename')
  await desk.getByRole('textbox', { name: 'Name' }).fill('Walking')
  await button('Rename').click()
  await menu('More of Walking', 'Delete')
  await button('Delete 1 collection').click()
  await expectPage(list().getByRole('region', { name: 'Walking' })).toHaveCount(0)
  expect((await rpc.collections.list()).items.map(({ name, articles }) => [name, articles])).toEqual([['Purchases', 1]])
})

test('an answer is put into another language, which says when it falls behind', async () => {
  await menu('Language: English', 'Spanish')
  await expectPage(button('Language: Spanish')).toBeVisible()
  await desk.getByRole('textbox', { name: 'Title' }).fill('Restaurar una compra')
  await button('Publish').click()
  await expectPage(button('Publish')).toHaveCount(0)
  await menu('Language: Spanish', 'English')
  await expectPage(words()).toHaveValue('Open Settings, then Purchases.')
  await words().fill('Open Settings, then Purchases, then Restore.')
  await button('Publish').click()
  await desk.getByRole('link', { name: 'Spanish is behind' }).click()
  await expectPage(desk.getByRole('textbox', { name: 'Title' })).toHaveValue('Restaurar una compra')
  await desk.getByRole('link', { name: 'English was changed later' }).click()
  await expectPage(button('Language: English')).toBeVisible()
})

test('what had no answer becomes an article, and is answered from then on', async () => {
  const asked = 'does the lantern app count steps on a watch'
  const noor = await Talk.joins(product, 'Noor')
  await noor.says(asked)
  await noor.hears(/do not know|don.t know/i)
  await list()
    .getByRole('link', { name: /1 question without an answer/ })
    .click()
  await expectPage(desk.getByRole('heading', { name: asked })).toBeVisible()
  await button('Write article').click()
  await desk.getByRole('textbox', { name: 'Title' }).fill('Steps on a watch')
  await words().fill('The watch counts steps from version 1.43 on.')
  await expectPage(desk.getByRole('region', { name: /Example questions/ })).toContainText(asked)
  await button('Publish').click()
  await expectPage(button('Publish')).toHaveCount(0)
  await expectPage(list().getByRole('link', { name: /without an answer/ })).toHaveCount(0)
  const kofi = await Talk.joins(product, 'Kofi')
  await kofi.says(asked)
  await kofi.hears('The watch counts steps')
})

test('a question becomes an example of an article that is there, another is dismissed', async () => {
  const [wen, mei] = await Promise.all([Talk.joins(product, 'Wen'), Talk.joins(product, 'Mei')])
  await wen.says('apple took cash thrice, undo please')
  await wen.hears(/do not know|don.t know/i)
  await mei.says('when is the autumn season')
  await mei.hears(/do not know|don.t know/i)
  await list()
    .getByRole('link', { name: /2 questions without an answer/ })
    .click()
  const group = (text: RegExp) => desk.getByRole('listitem').filter({ has: desk.getByRole('heading', { name: text }) })
  await group(/autumn/)
    .getByRole('button', { name: 'Dismiss' })
    .click()
  await button('Dismiss 1 question').click()
  await expectPage(group(/autumn/)).toHaveCount(0)
  await group(/thrice/)
    .getByRole('button', { name: /Add as example/ })
    .click()
  const other = desk.getByRole('menuitem', { name: 'To another article…' })
  await expectPage(other.or(desk.getByRole('dialog'))).toBeVisible()
  if (await other.isVisible()) await other.click()
  await desk.getByRole('dialog').getByRole('searchbox').fill('refund')
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^Ask for a refund/ })
    .click()
  await button('Add').click()
  await expectPage(desk.getByRole('heading', { name: 'Nothing is open' })).toBeVisible()
  const refund = (await rpc.articles.list({ words: 'refund', limit: 5 })).items[0]
  expect((await rpc.articles.show({ id: refund?.id ?? '' })).examples).toContain('apple took cash thrice, undo please')
})

test('a question that an agent answered is suggested to the article, and added by a press', async () => {
  const asked = 'got the receipt but nothing opened'
  const lars = await Talk.joins(product, 'Lars')
  await lars.says(asked)
  await lars.presses('person')
  const { id } = await lars.is('queued')
  await rpc.conversations.take({ id })
  await rpc.messages.send({ conversation: id, text: 'Open Settings, then Purchases, and tap Restore.' })
  await rpc.conversations.keepAnswer({ id, article: pass })
  await desk.goto(`${product.url}/knowledge/${pass}`)
  const suggested = desk.getByRole('region', { name: /From real chats/ })
  await suggested.getByRole('button', { name: `Add “${asked}”` }).click()
  await expectPage(suggested).toHaveCount(0)
  await expectPage(desk.getByRole('region', { name: /Example questions/ })).toContainText(asked)
  await expectPage.poll(async () => (await shown()).examples).toContain(asked)
})

test('a draft is tried on the questions of the last days before it is published', async () => {
  await desk.getByRole('textbox', { name: 'Add a question' }).fill('when is the autumn season')
  await desk.getByRole('textbox', { name: 'Add a question' }).press('Enter')
  await button('Replay 7 days').click()
  const different = desk.getByRole('region', { name: 'Different' })
  await expectPage(different.getByRole('listitem').filter({ hasText: 'when is the autumn season' })).toContainText(
    'Does not know',
  )
  await expectPage(different).toContainText('Answers with this article')
  await different.getByRole('link', { name: 'Open the chat' }).first().click()
  await expectPage(desk).toHaveURL(/\/inbox\/all\//)
  await desk.goto(`${product.url}/knowledge/${pass}`)
  await menu('More', 'Discard changes')
})

test('what became of an article is counted', async () => {
  const rosa = await Talk.joins(product, 'Rosa')
  await rosa.says('my pass is locked')
  await rosa.presses('helped')
  await expectPage(async () => {
    await desk.reload()
    await side('Results')
    await expectPage(desk.getByRole('region', { name: 'Results' })).toContainText(/Helped\s*\d+ %\s*1/, {
      timeout: 2000,
    })
  }).toPass()
})

test('how careful it is can be tried, and set', async () => {
  await desk.goto(`${product.url}/knowledge/${pass}`)
  await desk.getByRole('textbox', { name: 'Try a question' }).fill('how do i restore it')
  const line = desk.getByText(/^The line at/)
  const before = await line.textContent()
  await desk.getByRole('slider').fill('1')
  await expectPage(line).not.toHaveText(before ?? '')
  await button('Set it so for all').click()
  await expectPage(button('Set it so for all')).toHaveCount(0)
  expect((await rpc.settings.show()).virtualAgent.caution).toBe(1)
})

describe.each(LOOKS)('the pages at %s', (_name, looks) => {
  test('are whole, and axe finds nothing', async () => {
    const page = await browser.desk(product, '/knowledge/gaps', looks)
    await expectPage(page.getByRole('heading', { name: 'Nothing is open' })).toBeVisible()
    await expectWhole(page)
    await page.goto(`${product.url}/knowledge/${pass}`)
    for (const tab of ['Results', 'Versions']) {
      await page.getByRole('button', { name: tab, exact: true }).click()
      await expectWhole(page)
    }
    await page.context().close()
  })
})

test('nothing went wrong on the way', () => {
  expect(browser.complaints.filter((line) => !line.includes('400'))).toEqual([])
})
