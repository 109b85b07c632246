import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, joinTeam, writes } from '../support/colleague.ts'
import { ARTICLES } from '../support/knowledge.ts'
import { expectPage, reply, said, TestBrowser } from '../support/pages.ts'
import { Product } from '../support/product.ts'

// What agents write: replies with an article's words, notes that nobody else reads, and what keeps two from answering at once.
const MEI = 'Mei-Ling Tan'
const [restore] = ARTICLES
let product: Product
let browser: TestBrowser
let desk: Page
let priya: Colleague
let conversation: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), TestBrowser.open()])
  priya = await joinTeam(product, 'Priya')
  for (const article of ARTICLES.slice(0, 4)) {
    const { id } = await product.rpc().articles.create(article)
    await product.rpc().articles.publish({ id })
  }
  conversation = await writes(product, MEI, 'how do i restore my purchase')
  await expectPage.poll(() => lastSaid()).toMatchObject({ author: 'virtual_agent' })
  desk = await browser.desk(product, `/inbox/automated/${conversation}`)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const messages = async () => (await product.rpc().conversations.messages({ id: conversation })).items
const lastSaid = async () => (await messages()).at(-1)
const written = async (words: string) => (await messages()).find(({ text }) => text.includes(words))
const field = (name: 'Reply' | 'Note') => desk.getByRole('textbox', { name })

/** All that the member can read in their direct messages. */
async function heard(): Promise<string> {
  const { members } = await product.act('state', {})
  const mei = members.find(({ user }) => user.global_name === MEI)?.user.id ?? ''
  const channel = (await product.act('state', { as: mei })).channels.find(({ type }) => type === 1)?.id ?? ''
  return (await product.act('messages', { channel })).map(({ content }) => content).join('\n')
}

test('an answer of the virtual agent shows whose it is, its article, its buttons, and why', async () => {
  const answer = said(desk, 'Restore a purchase on iPhone').last()
  await expectPage(answer.getByRole('listitem').filter({ hasText: 'Talk to a person' })).toBeVisible()
  await expectPage(
    desk.getByRole('region', { name: 'Messages' }).getByText('virtual agent', { exact: false }).first(),
  ).toBeVisible()
  await desk.getByRole('button', { name: 'Why this answer?' }).last().click()
  const why = desk.getByRole('dialog', { name: 'Why' })
  await expectPage(why).toContainText('One article fits well enough')
  await expectPage(why.getByRole('listitem').first()).toContainText(restore?.title ?? '')
  await desk.keyboard.press('Escape')
  await expectPage(why).toHaveCount(0)
  await answer.getByRole('button', { name: /Article, read it/ }).click()
  const reading = desk
    .getByRole('complementary', { name: 'Details' })
    .getByRole('region', { name: restore?.title ?? '' })
  await expectPage(reading).toContainText('open Settings, then Purchases')
  await desk.getByRole('button', { name: 'Details', exact: true }).click()
})

test('a note is amber, stays inside of the team, and keeps a draft of its own', async () => {
  await desk.keyboard.press('i')
  await expectPage(desk.getByRole('button', { name: 'Resolve' })).toBeVisible()
  await desk.keyboard.press('r')
  await desk.keyboard.type('half a reply')
  await desk.getByRole('button', { name: 'Note' }).click()
  await expectPage(field('Note')).toHaveValue('')
  await expectPage(field('Note')).toBeFocused()
  await desk.keyboard.type('same as #1038')
  await expectPage(desk.getByRole('button', { name: /Add note/ })).toBeVisible()
  await desk.keyboard.press('Control+Enter')
  await expectPage(said(desk, 'same as #1038')).toBeVisible()
  await expectPage(desk.getByText('only your team sees this').first()).toBeVisible()
  // The feed shows it before the server has it.
  await expectPage.poll(() => written('same as #1038')).toMatchObject({ direction: 'note' })
  await desk.getByRole('button', { name: 'Reply', exact: true }).click()
  await expectPage(field('Reply')).toHaveValue('half a reply')
  expect(await heard()).not.toContain('1038')
  await field('Reply').fill('')
})

test('a slash offers articles, Enter inserts one, and its use is known', async () => {
  await field('Reply').fill('Hi. ')
  await field('Reply').press('End')
  await desk.keyboard.type('/group')
  const list = desk.getByRole('listbox', { name: 'Articles' })
  await expectPage(list.getByRole('option')).toHaveCount(1)
  await expectPage(list.getByRole('option', { name: /Group walks/ })).toBeVisible()
  await desk.keyboard.press('Escape')
  await expectPage(list).toHaveCount(0)
  await expectPage(field('Reply')).toBeFocused()
  await field('Reply').fill('Hi. ')
  await field('Reply').press('End')
  await desk.keyboard.type('/')
  await expectPage(list.getByRole('option')).toHaveCount(4)
  await desk.keyboard.type('group')
  await expectPage(list.getByRole('option')).toHaveCount(1)
  await desk.keyboard.press('Enter')
  await expectPage(field('Reply')).toHaveValue(/^Hi\. Up to eight friends/)
  await desk.keyboard.press('Control+Enter')
  await expectPage(said(desk, 'Up to eight friends').getByRole('button', { name: /Group walks/ })).toBeVisible()
  await expectPage.poll(() => written('Up to eight friends')).toMatchObject({ article: { title: 'Group walks' } })
})

test('the article that fits the member’s words is proposed, and inserted only by the agent', async () => {
  await writes(product, MEI, 'and can i get my money back?')
  await expectPage(desk.getByText('would answer with this.')).toBeVisible()
  await expectPage(field('Reply')).toHaveValue('')
  await field('Reply').focus()
  await desk.keyboard.press('Alt+1')
  await expectPage(field('Reply')).toHaveValue(/^Refunds are given by the store/)
  await expectPage(desk.getByText('would answer with this.')).toHaveCount(0)
  await field('Reply').fill('')
})

test('a colleague’s answer holds the reply until it is sent anyway', async () => {
  await field('Reply').fill('let me look')
  await priya.rpc.messages.send({ conversation, text: 'I have it already' })
  const held = desk.getByRole('alert').filter({ hasText: 'Priya answered while you were typing. Your reply waits.' })
  await expectPage(held).toBeVisible()
  await field('Reply').press('Control+Enter')
  await expectPage(held.getByRole('button', { name: 'Send anyway' })).toBeFocused()
  expect(await heard()).not.toContain('let me look')
  await desk.keyboard.press('Enter')
  await expectPage(said(desk, 'let me look')).toBeVisible()
  await expectPage(held).toHaveCount(0)
  await expectPage.poll(heard).toContain('let me look')
  await reply(desk, 'and this one is not held')
  await expectPage(said(desk, 'and this one is not held')).toBeVisible()
})

test('a resolved conversation still takes notes', async () => {
  await desk.getByRole('button', { name: 'Resolve' }).click()
  await expectPage(desk.getByText('Resolved. It opens again')).toBeVisible()
  await desk.getByRole('button', { name: 'Note' }).click()
  await field('Note').fill('refunded by hand')
  await field('Note').press('Control+Enter')
  await expectPage(said(desk, 'refunded by hand')).toBeVisible()
  expect(browser.complaints).toEqual([])
})
