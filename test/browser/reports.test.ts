import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectPage, heard, PHONE } from '../support/pages.ts'
import { makePng } from '../support/png.ts'
import { cardIn, command, go, press, ReportPages, submit } from '../support/report-pages.ts'
import { expectWhole } from '../support/whole.ts'

// A bug on both pages, from the form to the day when it is fixed: each test goes on where the one before ended.
const MEI = 'Mei-Ling Tan'
const BIA = 'Beatriz Lemos'
const KOFI = 'Kofi Mensah'
const SUBJECT = 'Receipts are delayed'
let pages: ReportPages
let desk: Page
let mei: Locator

beforeAll(async () => {
  pages = await ReportPages.open('/cases?look=board')
  desk = pages.desk
  mei = await pages.actAs(MEI, 'right')
  await go(mei, 'support')
})
afterAll(() => pages.close())

const WORDS = {
  Title: SUBJECT,
  'What happened': 'I paid for the trail pass, and the receipt came two days later.',
}
const column = (name: string): Locator => desk.getByRole('list', { name, exact: true })
const history = (page = desk): Locator => page.getByRole('region', { name: 'History' })

describe('a report', () => {
  test('is filed with a form that says what everybody can read, and with a file', async () => {
    await command(mei, '/bug')
    const form = mei.getByRole('dialog', { name: 'Report a bug' })
    await expectPage(form).toContainText('Everybody can read it')
    await expectPage(form).toContainText('Only the team sees them, until you say otherwise.')
    await expectWhole(pages.discord)
    await submit(mei, 'Report a bug', {
      words: { ...WORDS, 'How it happens again': '1. Buy a pass\n2. Wait' },
      ticked: ['iPhone or iPad', 'Web browser'],
      file: { name: 'receipt.png', mimeType: 'image/png', buffer: makePng(240, 120, [60, 110, 90]) },
    })
    const answer = heard(mei, 'Thanks, your report is #1001.')
    await answer.getByRole('combobox', { name: /^How bad is it/ }).selectOption({ label: 'I cannot go on' })
    await press(answer, 'Show my files on the card')
    await expectPage(answer.getByRole('button', { name: 'Your files may stand on the card' })).toBeDisabled()
    await expectWhole(pages.discord)
  })

  test('stands on a card with its thread, and at the desk with what only the team reads', async () => {
    await go(mei, 'bug-report')
    const card = cardIn(mei, '#1001 · Receipts are delayed')
    await expectPage(card).toContainText('Received')
    await expectPage(card).toContainText('iPhone or iPad, Web browser')
    await expectPage(card.getByRole('button', { name: /Me too · 1/ })).toBeVisible()
    await expectPage(card).not.toContainText('Buy a pass')
    await expectPage(card.getByRole('img', { name: '1.png' })).toHaveJSProperty('naturalWidth', 240)
    await expectPage(card.getByRole('button', { name: /^#1001 Receipts are delayed/ })).toBeVisible()
    await expectPage(column('New').getByRole('link', { name: /#1001/ })).toContainText('1 reporter')
    await column('New').getByRole('link', { name: /#1001/ }).click()
    await expectPage(desk.getByRole('heading', { level: 1 })).toHaveText(SUBJECT)
    await expectPage(desk.getByText('Buy a pass')).toBeVisible()
    await expectPage(desk.getByRole('region', { name: 'Facts' })).toContainText('Blocking')
    await expectPage(
      desk.getByRole('region', { name: 'Files' }).getByRole('img', { name: 'receipt.png' }),
    ).toHaveJSProperty('naturalWidth', 240)
    await expectPage(history()).toContainText(`${MEI} filed it with /bug`)
    await desk.goBack()
  })

  test('of the same is taken back for "It is", which can be left again', async () => {
    const yuki = await pages.actAs('Yuki')
    await go(yuki, 'support')
    await command(yuki, '/bug')
    await submit(yuki, 'Report a bug', { words: WORDS })
    const offer = heard(yuki, 'Is it this one?')
    await expectPage(offer).toContainText('#1001 Receipts are delayed · 1 reporter')
    await press(offer, 'It is #1001')
    await expectPage(heard(yuki, 'You are counted on #1001 now, with 1 other.')).toContainText('Yours is taken back')
    await expectPage(cardIn(mei, '#1001 ·').getByRole('button', { name: /Me too · 2/ })).toBeVisible()
    await press(heard(yuki, 'You are counted on #1001 now'), 'Take me off')
    await expectPage(heard(yuki, 'You are off #1001')).toBeVisible()
    await expectPage(cardIn(mei, '#1001 ·').getByRole('button', { name: /Me too · 1/ })).toBeVisible()
    await expectPage(column('New').getByRole('link')).toHaveCount(1)
  })

  test('in Portuguese is offered the same, and "O meu é outro" keeps it with a card of its own', async () => {
    const bia = await pages.actAs(BIA)
    await go(bia, 'support')
    await command(bia, '/bug')
    const form = bia.getByRole('dialog', { name: 'Relatar um erro' })
    await expectPage(form).toContainText('Todo mundo pode ler')
    await expectWhole(pages.discord)
    const words = { Título: SUBJECT, 'O que aconteceu': 'The receipt of my lantern never came.' }
    await submit(bia, 'Relatar um erro', { words })
    await press(heard(bia, 'Obrigado, seu relato é o #1003.'), 'O meu é outro')
    await expectPage(heard(bia, 'O #1003 continua sendo um relato próprio.')).toBeVisible()
    await expectPage(cardIn(mei, '#1003 · Receipts are delayed')).toContainText('The receipt of my lantern')
    await expectPage(cardIn(mei, '#1002')).toHaveCount(0)
    await expectPage(column('New').getByRole('link', { name: /#1003/ })).toBeVisible()
  })
})

describe('three members press "Me too"', () => {
  const meToo = async (name: string): Promise<Locator> => {
    const window = await pages.actAs(name)
    await go(window, 'bug-report')
    await press(cardIn(window, '#1001 ·'), /^.*Me too/)
    return window
  }

  test('on the card: each reads their place, and two of them want direct messages', async () => {
    const kofi = await meToo(KOFI)
    const second = heard(kofi, 'You are the 2nd to report #1001.')
    await press(second, 'Tell me by direct message')
    await expectPage(heard(kofi, 'From now on you hear of #1001 by direct message.')).toBeVisible()
    const yuki = await meToo('Yuki')
    await expectPage(heard(yuki, 'You are the 3rd to report #1001.')).toBeVisible()
    const bia = await meToo(BIA)
    await press(heard(bia, 'Você é a 4ª pessoa a relatar o #1001.'), 'Me avise por mensagem direta')
    await expectPage(heard(bia, 'De agora em diante, você recebe as notícias do #1001')).toBeVisible()
    await meToo(BIA)
    await expectPage(heard(bia, 'Você já conta no #1001.')).toBeVisible()
  })

  test('and both pages count four', async () => {
    await expectPage(cardIn(mei, '#1001 ·').getByRole('button', { name: /Me too · 4/ })).toBeVisible()
    await expectPage(column('New').getByRole('link', { name: /#1001/ })).toContainText('4 reporters')
    await expectWhole(desk)
    await expectWhole(pages.discord)
  })
})

describe('the agent', () => {
  test('sets it in progress: the card changes in its place, and all four are told once', async () => {
    await column('New').getByRole('link', { name: /#1001/ }).click()
    await expectPage(desk.getByRole('button', { name: `${MEI} and 3 others` })).toBeVisible()
    await expectPage(history()).toContainText('3 members pressed “me too” in #bug-report')
    await desk.getByRole('button', { name: 'New', exact: true }).click()
    await desk.getByRole('menuitem', { name: /^In progress/ }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Move to In progress and tell 4' }).click()
    await expectPage(history()).toContainText('Ana set the status to In progress')
    await expectPage(history()).toContainText('4 of 4 told')
    await expectPage(cardIn(mei, '#1001 ·')).toContainText('Being fixed')
    expect(await pages.told('#1001 “Receipts are delayed” is being fixed.')).toEqual({ direct: [KOFI], mentioned: [] })
    expect(await pages.told('está em correção')).toEqual({ direct: [BIA], mentioned: [] })
    expect(await pages.told('#1001 is being fixed.')).toEqual({ direct: [], mentioned: [MEI, 'Yuki'] })
  })

  test('resolves it with a word and a version, from a dialog that says whom it tells', async () => {
    await desk.getByRole('button', { name: 'Resolve and tell 4' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel('Fixed in').fill('1.43')
    await dialog.getByLabel('A word to all, in English').fill('Thank you for your patience.')
    await dialog.getByLabel('A word to all, in Portuguese').fill('Obrigado pela paciência.')
    await expectPage(dialog.getByRole('switch')).toBeChecked()
    await expectPage(dialog).toContainText('2 by direct message, 2 in the card’s thread, each once.')
    await expectWhole(desk)
    await dialog.getByRole('button', { name: 'Resolve and tell 4' }).click()
    await expectPage(history()).toContainText('Ana set the status to Resolved: fixed in 1.43')
    await expectPage(history().getByText('4 of 4 told')).toHaveCount(2)
    await expectPage(desk.getByRole('button', { name: 'Reopen' })).toBeVisible()
    await expectWhole(desk)
  })

  test('and each has heard it once, where and how they wanted it', async () => {
    expect(await pages.told('Fixed in 1.43')).toEqual({ direct: [KOFI], mentioned: [MEI, 'Yuki'] })
    expect(await pages.told('Thank you for your patience.')).toEqual({ direct: [KOFI], mentioned: [MEI, 'Yuki'] })
    expect(await pages.told('Corrigido na 1.43')).toEqual({ direct: [BIA], mentioned: [] })
    const bia = await pages.actAs(BIA)
    await bia.getByRole('button', { name: /^Direct messages/ }).click()
    const news = heard(bia, 'Corrigido na 1.43: seu relato #1001, com mais 3 pessoas. Agradecemos, Beatriz')
    await expectPage(news).toHaveCount(1)
    await expectPage(news).toContainText('Obrigado pela paciência.')
    const kofi = await pages.actAs(KOFI)
    await kofi.getByRole('button', { name: /^Direct messages/ }).click()
    await expectPage(heard(kofi, 'Fixed in 1.43: your report #1001, with 3 others. Thank you, Kofi')).toHaveCount(1)
  })
})

describe('what is left', () => {
  test('on Discord: the same card, fixed, with the word on it and the news in its thread', async () => {
    const card = cardIn(mei, '#1001 ·')
    await expectPage(card).toHaveCount(1)
    await expectPage(card).toContainText('Fixed in1.43')
    await expectPage(card).toContainText('Thank you for your patience.')
    await expectPage(card.getByRole('button', { name: /Me too/ })).toHaveCount(0)
    await card.getByRole('button', { name: /^#1001 Receipts are delayed/ }).click()
    await expectPage(heard(mei, 'Fixed in 1.43')).toContainText(`@${MEI}`)
    await expectPage(heard(mei, 'Fixed in 1.43')).toContainText('@Yuki')
    await expectWhole(pages.discord)
  })

  test('at the desk: the board, a telephone in the dark, and "4 of 4 told"', async () => {
    await desk.goBack()
    await expectPage(column('Resolved').getByRole('link', { name: /#1001/ })).toContainText('4 of 4 told')
    const href = await column('Resolved').getByRole('link', { name: /#1001/ }).getAttribute('href')
    const phone = await pages.at(href ?? '', { viewport: PHONE, colorScheme: 'dark' })
    await expectPage(history(phone)).toContainText('4 of 4 told')
    await expectWhole(phone)
    await phone.goto(`${pages.product.url}/cases`)
    await expectPage(phone.getByText('#1003')).toBeVisible()
    await expectWhole(phone)
  })

  test('nobody was named but those who are told in the thread, and no page complains', async () => {
    expect((await pages.named()).sort()).toEqual([MEI, MEI, 'Yuki', 'Yuki'])
    expect(pages.browser.complaints).toEqual([])
  })
})
