import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinTeam } from '../support/colleague.ts'
import { publish } from '../support/desk.ts'
import { expectPage, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// The knowledge base as an owner writes it, and as an agent reads it.
let product: Product
let browser: TestBrowser
let desk: Page
let pass: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  desk = await browser.desk(product, '/knowledge')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** What the browser does when several lines are pasted into the field. */
const PASTE = `
  const data = new DataTransfer()
  data.setData('text/plain', '- how do i restore it\\n- paid but locked\\n\\n- MY PASS IS LOCKED')
  const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
  document.querySelector('[aria-label="Add a question"]').dispatchEvent(paste)`

const title = (page = desk) => page.getByRole('textbox', { name: 'Title' })
const words = (page = desk) => page.getByRole('textbox', { name: 'Text, in Markdown' })
const add = () => desk.getByRole('textbox', { name: 'Add a question' })
const tryField = () => desk.getByRole('textbox', { name: 'Try a question' })
const list = (page = desk) => page.getByRole('region', { name: 'Articles' })
const stored = async () => (await product.rpc().articles.list({ limit: 50 })).items

test('with no article, the page says what the virtual agent needs and where to begin', async () => {
  await expectPage(desk.getByRole('heading', { name: 'No article yet' })).toBeVisible()
  await expectPage(desk.getByText('No article is open')).toHaveCount(0)
  await desk.getByRole('link', { name: 'Write the first article' }).click()
  await expectPage(title()).toBeFocused()
  await expectPage(desk.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled()
})

test('an article is written beside how members will read it, and saved by the key', async () => {
  await title().fill('Restore a purchase on iPhone')
  await words().fill('Open **Settings**, then Restore.\n\n- wait a minute\n- try again')
  const preview = desk.getByRole('region', { name: 'As members read it' })
  await expectPage(preview.getByText('Restore a purchase on iPhone')).toBeVisible()
  await expectPage(preview.locator('strong')).toHaveText('Settings')
  await expectPage(preview.getByRole('listitem')).toHaveCount(2)
  await desk.keyboard.press('Control+s')
  await expectPage(desk).toHaveURL(/\/knowledge\/[0-9a-f-]{36}$/)
  await expectPage(list().getByRole('link', { name: /Restore a purchase on iPhone/ })).toContainText('Draft')
  const [article] = await stored()
  expect(article).toMatchObject({ title: 'Restore a purchase on iPhone', status: 'draft', locale: 'en' })
  pass = article?.id ?? ''
})

test('questions are added by Enter, and several pasted lines become several', async () => {
  await add().fill('my pass is locked')
  await add().press('Enter')
  await desk.evaluate(PASTE)
  const questions = desk.getByRole('region', { name: /Example questions/ })
  await expectPage(questions.getByRole('listitem')).toHaveText([
    'my pass is locked',
    'how do i restore it',
    'paid but locked',
  ])
  await questions.getByRole('button', { name: 'Remove “paid but locked”' }).click()
  await desk.getByRole('button', { name: 'Save' }).click()
  await expectPage(desk.getByRole('button', { name: 'Save' })).toHaveCount(0)
  const { examples } = await product.rpc().articles.show({ id: pass })
  expect(examples).toEqual(['my pass is locked', 'how do i restore it'])
})

test('a question can be tried: a draft does not answer, a published article does', async () => {
  await expectPage(desk.getByText('Only published articles answer')).toBeVisible()
  await tryField().fill('how can i restore my locked pass')
  await expectPage(desk.getByText('would say that it does not know, and offer a person')).toBeVisible()
  await desk.getByRole('button', { name: 'Publish', exact: true }).click()
  await expectPage(desk.getByText('Guide would answer with this article.')).toBeVisible()
  await expectPage(list().getByRole('link', { name: /Restore a purchase on iPhone/ })).toContainText('Published')
  expect((await stored())[0]?.status).toBe('published')
})

test('what is not saved is not lost by going elsewhere', async () => {
  await title().fill('Restore a purchase')
  await desk.getByRole('link', { name: 'Team' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Keep editing' }).click()
  await expectPage(title()).toHaveValue('Restore a purchase')
  await desk.getByRole('link', { name: 'Team' }).click()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  // At once, while the page of the team may still be on its way: the answer "Leave" stands.
  await desk.getByRole('link', { name: 'Knowledge' }).click()
  await expectPage(desk).toHaveURL(/\/knowledge$/)
  await expectPage(dialog).toHaveCount(0)
  await list()
    .getByRole('link', { name: /Restore a purchase on iPhone/ })
    .click()
  await expectPage(title()).toHaveValue('Restore a purchase on iPhone')
})

test('what a colleague changes is shown at once, and what both changed is decided by a person', async () => {
  const rpc = product.rpc()
  const change = async (body: string) => {
    const { version } = await rpc.articles.show({ id: pass })
    await rpc.articles.update({ id: pass, version, body })
  }
  await change('Theirs, the first')
  await expectPage(words()).toHaveValue('Theirs, the first')
  await words().fill('Mine')
  await change('Theirs, the second')
  const alert = desk.getByRole('alert').filter({ hasText: 'has changed this article meanwhile' })
  await alert.getByText('Their version').click()
  await expectPage(alert.getByText('Theirs, the second')).toBeVisible()
  await expectPage(desk.getByRole('button', { name: 'Save' })).toBeDisabled()
  await alert.getByRole('button', { name: 'Keep mine' }).click()
  await desk.getByRole('button', { name: 'Save' }).click()
  await expectPage.poll(async () => (await rpc.articles.show({ id: pass })).draft?.body).toBe('Mine')
  await words().fill('Mine again')
  await change('Theirs, the third')
  await alert.getByRole('button', { name: 'Take theirs' }).click()
  await expectPage(words()).toHaveValue('Theirs, the third')
  await expectPage(alert).toHaveCount(0)
})

test('the list is looked through by words and by status', async () => {
  await publish(product, { title: 'Ask for a refund', body: 'Within 14 days.' })
  await product.rpc().articles.create({ title: 'Gift a pass', body: '', locale: 'pt-BR' })
  const links = list().getByRole('listitem')
  await expectPage(links).toHaveCount(3)
  await list().getByRole('button', { name: 'Drafts 1' }).click()
  await expectPage(links).toHaveCount(1)
  await expectPage(links).toContainText('Brazilian Portuguese')
  await list().getByRole('button', { name: 'All 3' }).click()
  await list().getByRole('searchbox', { name: 'Search articles' }).fill('refu')
  await expectPage(links).toHaveCount(1)
  await list().getByRole('searchbox', { name: 'Search articles' }).fill('nothing like it')
  await expectPage(list().getByText('No article has these words')).toBeVisible()
  await list().getByRole('searchbox', { name: 'Search articles' }).fill('')
})

test('a published article is taken back, and deleting asks with its title', async () => {
  await list()
    .getByRole('link', { name: /Ask for a refund/ })
    .click()
  await desk.getByRole('button', { name: 'More' }).click()
  await desk.getByRole('menuitem', { name: 'Unpublish' }).click()
  await expectPage(list().getByRole('link', { name: /Ask for a refund/ })).toContainText('Draft')
  await desk.getByRole('button', { name: 'More' }).click()
  await desk.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Delete this article?' })
  await expectPage(dialog).toContainText('Ask for a refund')
  await dialog.getByRole('button', { name: 'Delete 1 article' }).click()
  await expectPage(list().getByRole('listitem')).toHaveCount(2)
  await expectPage(desk).toHaveURL(/\/knowledge$/)
  expect((await stored()).map((article) => article.title)).not.toContain('Ask for a refund')
})

test('an agent reads, tries, and is told who may change', async () => {
  const { cookie } = await joinTeam(product, 'Kofi')
  const page = await browser.desk(product, `/knowledge/${pass}`, { cookie })
  await expectPage(page.getByRole('heading', { name: 'Restore a purchase on iPhone' })).toBeVisible()
  await expectPage(page.getByText('Changing articles takes an admin or the owner.')).toBeVisible()
  await expectPage(title(page)).toHaveCount(0)
  await expectPage(page.getByRole('link', { name: 'New article' })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Try a question' }).fill('how do i restore it')
  await expectPage(page.getByText('Guide would answer with this article.')).toBeVisible()
  await page.context().close()
})

describe.each(LOOKS)('the pages at %s', (_name, looks) => {
  test('are whole, and axe finds nothing', async () => {
    const page = await browser.desk(product, '/knowledge', looks)
    await expectPage(list(page).getByRole('listitem')).toHaveCount(2)
    await expectWhole(page)
    await page.goto(`${product.url}/knowledge/${pass}`)
    await page.getByRole('textbox', { name: 'Try a question' }).fill('restore my pass')
    await expectPage(page.getByText(/^Guide would/)).toBeVisible()
    await words(page).fill('**Changed**')
    await expectWhole(page)
    await page.context().close()
  })
})

test('nothing went wrong on the way', () => {
  expect(browser.complaints).toEqual([])
})
