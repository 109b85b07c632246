import type { Page } from '@playwright/test'
import { expectPage, rowOf } from '../support/pages.ts'
import type { Product } from '../support/product.ts'
import { TcpProxy } from '../support/tcp-proxy.ts'
import { ARABIC, type Cast, FAILED, MAIN, THREAD, WAITING } from './cast.ts'
import { type Look, loaded, type Studio } from './studio.ts'

export interface Stage {
  studio: Studio
  full: Product
  empty: Product
  cast: Cast
}

/** Every page of the desk in one look. */
export async function shootDesk(stage: Stage, look: Look): Promise<void> {
  await shootDoor(stage, look)
  const page = await stage.studio.page(look, stage.full)
  await shootInbox(stage, look, page)
  await shootWhy(stage, look, page)
  await shootSheets(stage, look, page)
  await shootPages(stage, look, page)
  await page.context().close()
}

async function shootDoor({ studio, full, empty }: Stage, look: Look): Promise<void> {
  const stranger = await studio.page(look, null)
  await stranger.goto(`${full.url}/sign-in`)
  await expectPage(stranger.getByLabel('E-mail')).toBeVisible()
  await studio.take(stranger, 'Sign-in', look)
  await stranger.getByLabel('E-mail').fill('ana@lumentrails.example')
  await stranger.getByLabel('Password', { exact: true }).fill('wrong')
  await stranger.getByRole('button', { name: 'Sign in' }).click()
  await expectPage(stranger.getByRole('alert')).toBeVisible()
  await studio.take(stranger, 'Sign-in refused', look)
  await stranger.goto(`${empty.url}/owner?token=shown`)
  await stranger.getByLabel('Workspace').fill('Lumen Trails')
  await stranger.getByLabel('Your name').fill('Ana Ribeiro')
  await stranger.getByLabel('Public name').fill('Ana')
  await studio.take(stranger, 'Owner', look)
  await stranger.context().close()
  const newcomer = await studio.page(look, empty)
  await newcomer.goto(`${empty.url}/inbox/all`)
  await expectPage(newcomer.getByText('Nobody has written yet')).toBeVisible()
  await studio.take(newcomer, 'Inbox empty', look)
  await newcomer.context().close()
}

async function open({ full }: Stage, page: Page, view: string, conversation: string | undefined): Promise<void> {
  await page.goto(`${full.url}/inbox/${view}/${conversation}`)
  await expectPage(page.getByRole('article').last()).toBeVisible()
  // Pictures are part of the picture.
  await loaded(page)
}

async function shootInbox(stage: Stage, look: Look, page: Page): Promise<void> {
  const { studio, full, cast } = stage
  await page.goto(`${full.url}/inbox/unassigned`)
  await expectPage(rowOf(page, WAITING)).toBeVisible()
  await studio.take(page, 'Inbox list unassigned', look)
  await page.goto(`${full.url}/inbox/mine`)
  await expectPage(rowOf(page, MAIN)).toBeVisible()
  await studio.take(page, 'Inbox list mine', look)
  await open(stage, page, 'mine', cast.conversations.get(MAIN))
  await page
    .getByRole('textbox', { name: 'Reply' })
    .fill('Yes, once more at half past, and wait on that screen for a minute.')
  await full.act('typing', { member: cast.idOf(MAIN), channel: 'dm' })
  await expectPage(page.getByText(`${MAIN} is typing`)).toBeVisible()
  await studio.take(page, 'Conversation', look)
  await page.getByRole('textbox', { name: 'Reply' }).fill('')
  for (const [title, conversation] of [
    ['Private thread', cast.conversations.get(THREAD)],
    ['Failed delivery', cast.conversations.get(FAILED)],
    ['Arabic', cast.conversations.get(ARABIC)],
    ['Waiting', cast.conversations.get(WAITING)],
    ['Resolved', cast.resolved],
  ] as const) {
    await open(stage, page, 'all', conversation)
    await studio.take(page, title, look)
  }
}

/** Where an answer came from, and what agents say of it. */
async function shootWhy(stage: Stage, look: Look, page: Page): Promise<void> {
  await open(stage, page, 'all', stage.cast.answered)
  await page.getByRole('button', { name: 'Why this answer?' }).last().click()
  await expectPage(page.getByRole('dialog', { name: 'Why' })).toContainText('Judged by')
  await stage.studio.take(page, 'Why', look)
  await page.keyboard.press('Escape')
}

async function shootSheets(stage: Stage, look: Look, page: Page): Promise<void> {
  const { studio, full, cast } = stage
  await open(stage, page, 'mine', cast.conversations.get(MAIN))
  if (look.width === 390) {
    await page.getByRole('button', { name: 'Details' }).click()
    await expectPage(page.getByRole('dialog')).toBeVisible()
    await studio.take(page, 'Context sheet', look)
    await page.goto(`${full.url}/you`)
    await expectPage(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await studio.take(page, 'You', look)
    return
  }
  await page.getByRole('button', { name: 'edited' }).first().click()
  await expectPage(page.getByRole('dialog')).toContainText('Now')
  await studio.take(page, 'Earlier words', look)
  await page.keyboard.press('Escape')
  await expectPage(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('?')
  await expectPage(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await studio.take(page, 'Keys', look)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /look and sign-out/ }).click()
  await expectPage(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await studio.take(page, 'Agent menu', look)
}

/** Whether the page says so; words stand in fields as well as on the page. */
const says = (words: string): string => {
  const sought = JSON.stringify(words)
  return `[...document.querySelectorAll('input,textarea')].some(({ value }) => value.includes(${sought})) || document.body.innerText.includes(${sought})`
}

/** What stands beside the inbox. */
async function shootPages({ studio, full, cast }: Stage, look: Look, page: Page): Promise<void> {
  for (const [title, path, words] of [
    ['Knowledge', '/knowledge', 'Restore a purchase on iPhone'],
    ['Article', `/knowledge/${cast.article}`, 'apple charged me but nothing happened'],
    ['Reports', '/reports', 'Restore a purchase on iPhone'],
    ['Team', '/team', 'Tomasz'],
    ['Settings', '/settings', 'Lumi'],
  ] as const) {
    await page.goto(`${full.url}${path}`)
    // Words stand in fields as well as on the page.
    await expectPage.poll(() => page.evaluate(says(words))).toBe(true)
    if (title === 'Article' && look.width === 1440) {
      await page.getByRole('textbox', { name: 'Try a question' }).fill('i payed but pass wont unlock')
      await expectPage(page.getByText('Lumi would answer with this article.')).toBeVisible()
    }
    await loaded(page)
    await studio.take(page, title, look)
  }
}

/** The strips: behind, because frames are lost on the way; offline, because the line is cut. To be taken last, since it says more. */
export async function shootTrouble(stage: Stage, look: Look): Promise<void> {
  const { studio, full, cast } = stage
  const line = await TcpProxy.open(full.port)
  const page = await studio.page(look, full)
  let lose = false
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (!(lose && String(message).startsWith('42["frame"'))) socket.send(message)
    })
  })
  await page.route('**/rpc/events/list', (route) => (lose ? route.abort() : route.continue()))
  await page.goto(`${line.url}/inbox/mine/${cast.conversations.get(MAIN)}`)
  await expectPage(page.getByRole('article').last()).toBeVisible()
  lose = true
  // Something is said that this screen does not hear of.
  await full.act('send', { member: cast.idOf(WAITING), channel: 'dm', content: 'or is it only me?' })
  await expectPage(page.getByText(/^Catching up/)).toBeVisible()
  await studio.take(page, 'Behind', look)
  lose = false
  await expectPage(page.getByText(/^Catching up/)).toHaveCount(0)
  line.cut()
  await expectPage(page.getByText('Offline. What you send waits here.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Reply' }).fill('I am back at 10:30.')
  await page.getByRole('textbox', { name: 'Reply' }).press('Control+Enter')
  await expectPage(page.getByText('Waits until the desk is back').first()).toBeVisible()
  await studio.take(page, 'Offline', look)
  await page.context().close()
  await line.close()
}
