import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from '../support/desk.ts'
import { until } from '../support/discord.ts'
import { expectPage, heard, PHONE, rowOf, say } from '../support/pages.ts'
import { cardIn, go, goDirect, press, ReportPages } from '../support/report-pages.ts'
import { expectWhole } from '../support/whole.ts'

// The day on which everybody has the same: from the first rise until all have heard that it is over.
const MEI = 'Mei-Ling Tan'
const KOFI = 'Kofi Mensah'
const BIA = 'Beatriz Lemos'
const CROWD = ['Diego Fuentes', 'Noa', 'Sora Nakamura', 'Tariq al-Masri', 'ليلى حداد']
const WORDS = 'Purchases hang right now. Your money is safe, wait with the next one.'
const PALAVRAS = 'As compras estão travando agora. Seu dinheiro está seguro.'
let pages: ReportPages
let desk: Page
let phone: Page
let kofi: Locator

beforeAll(async () => {
  pages = await ReportPages.open('/inbox/unassigned')
  desk = pages.desk
  const { product } = pages
  const pass = { title: 'A pass that stays locked', body: 'Open **Settings**, then Purchases, and tap Restore.' }
  await publish(product, { ...pass, examples: ['my pass is still locked after paying'] })
  const bug = {
    type: 'bug',
    subject: 'Purchases hang',
    description: 'The shop turns and turns.',
    published: true,
  } as const
  await product.rpc().cases.open(bug)
  await pages.sayAs(KOFI, 'dm', 'I want to talk to a person')
  await expectPage(rowOf(desk, KOFI)).toBeVisible()
  kofi = await pages.actAs(KOFI, 'right')
  await goDirect(kofi)
})
afterAll(() => pages.close())

const strip = (page: Page): Locator =>
  page.getByRole('region', { name: 'Incident' }).filter({ hasText: 'Purchases hang' })

/** A member begins a chat with these words. */
async function asks(name: string, words: string): Promise<Locator> {
  const window = await pages.actAs(name)
  await goDirect(window)
  await say(window, words)
  return window
}

describe('a case that rises', () => {
  test('is named above the cases as soon as five have it in two hours', async () => {
    await desk.goto(`${pages.product.url}/cases`)
    await expectPage(desk.getByRole('link', { name: /#1001/ }).first()).toBeVisible()
    await expectPage(desk.getByRole('region', { name: 'Rising' })).toHaveCount(0)
    const window = await pages.actAs(MEI)
    await go(window, 'bug-report')
    await expectPage(cardIn(window, '#1001 ·')).toBeVisible()
    const channel = pages.channel('bug-report')
    const card = (await pages.product.act('messages', { channel })).find(({ embeds }) => embeds.length > 0)
    const custom_id = /c:me_too:[\w-]+/.exec(JSON.stringify(card))?.[0] ?? ''
    const members = CROWD.map((name) => pages.id(name))
    await pages.product.act('press-many', { channel, message: card?.id ?? '', custom_id, members })
    await expectPage(cardIn(window, '#1001 ·').getByRole('button', { name: /Me too · 5/ })).toBeVisible()
    await desk.reload()
    const rising = desk.getByRole('region', { name: 'Rising' })
    await expectPage(rising).toContainText('“Purchases hang” is rising.')
    await expectPage(rising).toContainText('5 reports in 2 hours, five times the usual.')
    await expectWhole(desk)
  })

  test('becomes an incident by one press, with words in both languages', async () => {
    await desk.getByRole('region', { name: 'Rising' }).getByRole('button', { name: 'Start incident' }).click()
    const dialog = desk.getByRole('dialog', { name: 'Start an incident with case #1001' })
    await expectPage(dialog.getByLabel('English')).toHaveValue(/Purchases hang/)
    await dialog.getByLabel('English').fill(WORDS)
    await dialog.getByLabel('Portuguese').fill(PALAVRAS)
    await expectWhole(desk)
    await dialog.getByRole('button', { name: 'Start incident' }).click()
    await expectPage(strip(desk)).toBeVisible()
    await expectPage(desk.getByRole('button', { name: 'Start incident' })).toHaveCount(0)
  })

  test('stands above every page until it is over', async () => {
    phone = await pages.at('/cases', { viewport: PHONE, colorScheme: 'dark' })
    await expectPage(strip(phone)).toBeVisible()
    await expectWhole(phone)
    for (const path of ['/knowledge', '/team', '/settings', '/mentions', '/inbox/unassigned']) {
      await desk.goto(`${pages.product.url}${path}`)
      await expectPage(strip(desk)).toBeVisible()
    }
    await expectWhole(desk)
  })
})

describe('the members', () => {
  test('who wait for a person hear of it once, and go on waiting', async () => {
    await expectPage(heard(kofi, WORDS)).toBeVisible()
    await expectPage(rowOf(desk, KOFI)).toBeVisible()
  })

  test('who begin a chat hear it first, and are counted by "Me too"', async () => {
    const mei = await asks(MEI, 'my pass is still locked after paying')
    await expectPage(heard(mei, WORDS)).toBeVisible()
    await expectPage(heard(mei, 'A pass that stays locked')).toHaveCount(0)
    await press(heard(mei, WORDS), 'Me too')
    await expectPage(heard(mei, 'You are on #1001, with 5 others.')).toBeVisible()
    await expectWhole(pages.discord)
  })

  test('for whom it is something else are answered what they asked, and do not hear it again', async () => {
    const yuki = await asks('Yuki', 'my pass is still locked after paying')
    await press(heard(yuki, WORDS), 'This is something else')
    await expectPage(heard(yuki, 'A pass that stays locked')).toContainText('tap Restore')
    await say(yuki, 'where do the dragons sleep')
    await expectPage(heard(yuki, "I don't know this one.")).toBeVisible()
    await expectPage(heard(yuki, WORDS)).toHaveCount(1)
  })

  test('who read Portuguese hear it so', async () => {
    const bia = await asks(BIA, 'minha compra travou')
    await expectPage(heard(bia, PALAVRAS)).toBeVisible()
    await expectPage(heard(bia, PALAVRAS).getByRole('button', { name: 'Eu também' })).toBeVisible()
    await expectPage(heard(kofi, WORDS)).toHaveCount(1)
  })
})

describe('the end', () => {
  test('resolves the case and the chats of those who had it', async () => {
    await desk.goto(`${pages.product.url}/cases`)
    await expectPage(strip(desk)).toContainText('Told in 4 chats, 1 has it too.')
    await strip(desk).getByRole('button', { name: 'End incident' }).click()
    const dialog = desk.getByRole('dialog', { name: 'End the incident' })
    await dialog.getByLabel('English').fill('Every purchase has gone through.')
    await dialog.getByLabel('Fixed in').fill('1.43')
    await expectPage(dialog.getByRole('switch', { name: 'Resolve 1 open chat' })).toBeChecked()
    await expectWhole(desk)
    await dialog.getByRole('button', { name: 'End and tell 6' }).click()
    await expectPage(strip(desk)).toHaveCount(0)
    await expectPage(strip(phone)).toHaveCount(0)
    const told = () => pages.told('It is over: #1001 “Purchases hang”, fixed in 1.43')
    await until(async () => Object.values(await told()).flat().length === 6, 'all six are told', 20_000)
    expect(await told()).toEqual({ direct: [MEI], mentioned: CROWD.toSorted() })
  })

  test('is on the card, in the history and in the chats, and whoever waits still does', async () => {
    await desk.getByRole('list', { name: 'Resolved' }).getByRole('link', { name: /#1001/ }).click()
    const history = desk.getByRole('region', { name: 'History' })
    await expectPage(history).toContainText('Ana ended the incident')
    await expectPage(history).toContainText('6 of 6 told')
    await expectPage(history).toContainText('Ana started an incident')
    await expectWhole(desk)
    await desk.goto(`${pages.product.url}/inbox/resolved`)
    await expectPage(rowOf(desk, MEI)).toBeVisible()
    await expectPage(rowOf(desk, 'Yuki')).toHaveCount(0)
    await desk.goto(`${pages.product.url}/inbox/unassigned`)
    await expectPage(rowOf(desk, KOFI)).toBeVisible()
    const window = await pages.actAs(MEI)
    await expectPage(heard(window, 'It is over: #1001')).toHaveCount(1)
    await expectPage(heard(window, 'It is over: #1001')).toContainText('Every purchase has gone through.')
    await go(window, 'bug-report')
    await expectPage(cardIn(window, '#1001 ·')).toContainText('Fixed in1.43')
  })

  test('named nobody but those who are told in the thread, and no page complains', async () => {
    expect((await pages.named()).sort()).toEqual(CROWD.toSorted())
    expect(pages.browser.complaints).toEqual([])
  })
})
