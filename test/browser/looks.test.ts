import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectPage, memberWindow, PHONE, rowOf, said, TestBrowser } from '../support/pages.ts'
import { makePng } from '../support/png.ts'
import { Product } from '../support/product.ts'
import { expectWhole, LOOKS } from '../support/whole.ts'

// Every page in every look: nothing that axe finds, nothing wider than the window.
let empty: Product
let product: Product
let browser: TestBrowser
let conversation: string

beforeAll(async () => {
  ;[empty, product, browser] = await Promise.all([Product.start(), Product.start(), TestBrowser.open()])
  await fill()
})
afterAll(async () => {
  await browser.close()
  await Promise.all([empty.close(), product.close()])
})

/** One conversation with everything that a message can carry, and a second one beside it. */
async function fill(): Promise<void> {
  const { members } = await product.act('state', {})
  const [mei = '', kofi = ''] = members.slice(1).map(({ user }) => user.id)
  const rpc = product.rpc()
  const send = (content: string, more = {}) => product.act('send', { member: mei, channel: 'dm', content, ...more })
  const first = await send('**my pass** is locked, see <https://example.com>\n> quoted\n- one\n- `two`')
  const gone = await send('forget this')
  const photo = { name: 'locked.png', type: 'image/png', base64: makePng(320, 200, [60, 120, 110]).toString('base64') }
  await send('', { files: [photo, { name: 'a.log', type: 'text/plain', base64: 'bG9n' }] })
  await product.act('edit', { member: mei, channel: 'dm', message: first.id, content: '**my pass** is still locked' })
  await product.act('delete', { member: mei, channel: 'dm', message: gone.id })
  await product.act('send', { member: kofi, channel: 'dm', content: 'مرحبا، لا تعمل الخريطة' })
  await expectPage.poll(async () => (await rpc.conversations.list({ view: 'all' })).items.length).toBe(2)
  const { items } = await rpc.conversations.list({ view: 'all' })
  conversation = items.find(({ contact }) => contact.name.startsWith('Mei'))?.id ?? ''
  await rpc.conversations.take({ id: conversation })
  const reply = await rpc.messages.send({ conversation, text: 'Hi, which one?' })
  await rpc.messages.send({ conversation, text: 'I mean which trail', replyTo: reply.id })
  await product.act('direct-messages', { member: mei, open: false })
  await rpc.messages.send({ conversation, text: 'and this one is refused' })
}

describe.each(LOOKS)('the desk at %s', (_name, looks) => {
  test('sign-in and the owner’s page', async () => {
    const page = await browser.desk(empty, '/sign-in', { ...looks, signedIn: false })
    await expectPage(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
    await expectWhole(page)
    await page.goto(`${empty.url}/owner?token=none`)
    await expectPage(page.getByRole('heading', { name: 'Who answers here?' })).toBeVisible()
    await expectWhole(page)
    await page.context().close()
  })

  test('the inbox while it is empty', async () => {
    const page = await browser.desk(empty, '/inbox/all', looks)
    await expectPage(page.getByText('Nobody has written yet')).toBeVisible()
    await expectWhole(page)
    await page.context().close()
  })

  test('the inbox with a conversation', async () => {
    const page = await browser.desk(product, '/inbox/all', looks)
    await expectPage(rowOf(page, 'Kofi Mensah')).toBeVisible()
    await expectWhole(page)
    await rowOf(page, 'Mei-Ling Tan').click()
    await expectPage(said(page, 'which trail')).toBeVisible()
    await expectPage(page.getByRole('img', { name: 'locked.png' })).toBeVisible()
    await expectPage(page.getByRole('region', { name: 'Messages' }).getByText('Not delivered').first()).toBeVisible()
    await expectWhole(page)
    if (looks.viewport === PHONE) {
      await page.getByRole('button', { name: 'Details' }).click()
      await expectPage(page.getByRole('dialog')).toContainText('First seen')
      await expectWhole(page)
    }
    await page.context().close()
  })
})

test('the sheets of the desk: keys, earlier words, deletion', async () => {
  // High enough for the whole chat, since a list that keeps to its end moves under the pointer.
  const page = await browser.desk(product, `/inbox/all/${conversation}`, { viewport: { width: 1440, height: 1400 } })
  await expectPage(said(page, 'which trail')).toBeVisible()
  await page.keyboard.press('?')
  await expectPage(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectWhole(page)
  await page.keyboard.press('Escape')
  await expectPage(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'edited' }).click()
  await expectPage(page.getByRole('dialog')).toContainText('quoted')
  await expectWhole(page)
  await page.keyboard.press('Escape')
  await said(page, 'which trail').hover()
  await said(page, 'which trail').getByRole('button', { name: 'Delete' }).click()
  await expectPage(page.getByRole('dialog', { name: 'Delete this message?' })).toBeVisible()
  await expectWhole(page)
})

test('the page of the simulated Discord, with its drawer and with a form open', async () => {
  const page = await browser.discord(product)
  const kofi = memberWindow(page, 'Kofi Mensah')
  await expectPage(kofi.getByText('الخريطة')).toBeVisible()
  await expectWhole(page)
  await page.getByRole('button', { name: 'Controls' }).click()
  await page.getByRole('complementary', { name: 'Controls' }).getByRole('button', { name: 'Kofi Mensah' }).click()
  await page.getByRole('switch', { name: 'Direct messages closed' }).click()
  await expectWhole(page)
  await page.getByRole('button', { name: 'Close the controls' }).click()
  await kofi.getByRole('button', { name: /^Lumen Trails/ }).click()
  await kofi.getByRole('textbox', { name: 'Message #support' }).fill('/helpme it is dark')
  await kofi.getByRole('form', { name: '/helpme' }).getByRole('textbox').press('Enter')
  await kofi.getByText('we go on in a private thread').getByRole('button').first().click()
  await kofi.getByRole('log').getByRole('button', { name: 'Reply' }).first().click()
  await expectPage(kofi.getByRole('dialog', { name: 'Your reply' })).toBeVisible()
  await expectWhole(page)
  expect(browser.complaints).toEqual([])
})
