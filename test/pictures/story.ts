import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { expectPage, heard, memberWindow, pressable } from '../support/pages.ts'
import type { Stage } from './desk.ts'
import { loaded } from './studio.ts'

interface Still {
  file: string
  words: string
}

/** Both are shown in one shape, four to three. */
const DISCORD = { width: 1412, height: 646 }
const DESK = { width: 1440, height: 700 }
/** Of the desk the list and the conversation: what stands beside them would make the words too small. */
const MIDDLE = { x: 210, y: 8, width: 916, height: 687 }

/** Plays the story once and keeps six moments of it, as shots/story.png. */
export async function recordStory({ studio, full }: Stage): Promise<void> {
  const discord = await studio.page({ width: 1440, scheme: 'dark' }, null)
  const desk = await studio.page({ width: 1440, scheme: 'light' }, full)
  await discord.setViewportSize(DISCORD)
  await desk.setViewportSize(DESK)
  await discord.goto(full.sandboxUrl)
  await desk.goto(`${full.url}/inbox/unassigned`)
  await discord.getByRole('button', { name: 'Dismiss the things to try' }).click()
  await discord.getByRole('button', { name: 'Play the story' }).click()
  const sofia = memberWindow(discord, 'Sofia Marchetti')
  const stills: Still[] = []
  const keep = async (of: Locator | Page, words: string) => {
    const file = `story-${stills.length + 1}.png`
    const clip = of === desk ? { clip: MIDDLE } : {}
    await of.screenshot({ path: join(studio.folder, file), animations: 'disabled', caret: 'hide', ...clip })
    stills.push({ file, words })
  }
  await expectPage(heard(sofia, 'We go on in your direct messages')).toBeVisible()
  await keep(sofia, 'A member types <b>/helpme</b> in any channel. Only they see the answer.')
  await expectPage(pressable(heard(sofia, 'Does it help?')).first()).toBeVisible()
  await keep(sofia, 'The <b>virtual agent</b> answers in private, from the knowledge base.')
  await expectPage(heard(sofia, 'You are').getByRole('button', { name: 'Never mind' })).toBeVisible({ timeout: 30_000 })
  await keep(sofia, 'One press calls <b>a person</b>: a case, its number, the place in line.')
  await expectPage(desk.getByRole('option').filter({ hasText: 'Sofia' })).toBeVisible()
  await desk.getByRole('option').filter({ hasText: 'Sofia' }).click()
  await expectPage(desk.getByRole('article').last()).toBeVisible()
  await keep(desk, 'It stands <b>at the desk</b> at once, with all that was said.')
  await expectPage(desk.getByRole('article').filter({ hasText: 'see you out there' })).toBeVisible({ timeout: 60_000 })
  await keep(desk, 'An agent takes it. <b>Both write in the same chat.</b>')
  await expectPage(discord.getByRole('region', { name: 'The story' })).toContainText('whole story', { timeout: 60_000 })
  await keep(sofia, 'Resolved, and <b>rated</b>. Writing again opens it again.')
  await discord.setViewportSize({ width: 1440, height: 900 })
  await studio.take(discord, 'Sandbox after the story', { width: 1440, scheme: 'dark' })
  await discord.context().close()
  await desk.context().close()
  await composeStrip(stills, studio)
}

async function composeStrip(stills: Still[], studio: Stage['studio']): Promise<void> {
  const figures = stills.map(
    ({ file, words }, at) =>
      `<figure><img src="${file}"><figcaption><i>${at + 1}</i><span>${words}</span></figcaption></figure>`,
  )
  const file = join(studio.folder, 'story.html')
  await writeFile(
    file,
    `<!doctype html><meta charset="utf-8"><title>The story</title><style>
      body{margin:0;padding:28px;background:#f3f3ef;font:15px/1.45 Inter,system-ui;color:#191d1c;width:1544px}
      main{display:grid;grid-template-columns:repeat(3,1fr);gap:24px 22px}figure{margin:0}
      img{width:100%;aspect-ratio:4/3;object-fit:cover;object-position:50% 100%;display:block;border-radius:12px;box-shadow:0 1px 3px #0003,0 8px 24px #0002}
      figcaption{display:flex;gap:10px;padding:12px 2px 0}i{flex:none;width:22px;height:22px;border-radius:50%;background:#0b6b70;color:#fff;
      font:600 12.5px/22px Inter,system-ui;text-align:center}
    </style><main>${figures.join('')}</main>`,
  )
  const page = await studio.page({ width: 1440, scheme: 'light' }, null)
  await page.setViewportSize({ width: 1600, height: 900 })
  await page.goto(pathToFileURL(file).href)
  await loaded(page)
  await page.screenshot({ path: join(studio.folder, 'story.png'), fullPage: true })
  await page.context().close()
}
