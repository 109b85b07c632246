import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OWNER, Product } from '../support/product.ts'
import { announce, shootAnnouncements } from './announcements.ts'
import { shootCards, shootCases } from './cases.ts'
import { Cast } from './cast.ts'
import { composeContactSheet } from './contact-sheet.ts'
import { shootDesk, shootTrouble } from './desk.ts'
import { shootDiscord } from './discord.ts'
import { drawFace } from './face.ts'
import { handToFlex, shootFlex } from './flex.ts'
import { shootKnowledge } from './knowledge.ts'
import { fillModeration, shootModeration } from './moderation.ts'
import { changeByHand, putBack, shootServer } from './server.ts'
import { recordStory } from './story.ts'
import { LOOKS, Studio } from './studio.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The pictures that the README and the page about Flex show, and their names there. */
const README: Record<string, string> = {
  'conversation-light-1440.png': 'desk-light.png',
  'conversation-dark-1440.png': 'desk-dark.png',
  'conversation-light-390.png': 'desk-phone.png',
  'cases-light-1440.png': 'cases.png',
  'case-light-1440.png': 'case.png',
  'living-cards-dark-1440.png': 'cards.png',
  'sandbox-dark-1440.png': 'sandbox.png',
  'article-light-1440.png': 'knowledge.png',
  'settings-light-1440.png': 'settings.png',
  'team-light-1440.png': 'team.png',
  'flex-conversation-light-1440.png': 'flex-desk.png',
  'flex-settings-light-1440.png': 'flex-settings.png',
  'flex-agent-light-1440.png': 'flex-agent.png',
  'story.png': 'story.png',
}

const began = Date.now()
const [full, empty, studio] = await Promise.all([
  Product.start({ unowned: true, demo: true }),
  Product.start(),
  Studio.open(join(ROOT, 'shots')),
])
try {
  const easel = await studio.page({ width: 1440, scheme: 'light' }, null)
  const ana = await drawFace(easel)
  await easel.context().close()
  await makeOwner(full, ana)
  const cast = new Cast(full)
  await cast.gather()
  const stage = { studio, full, empty, cast }
  await shootDiscord(stage)
  for (const look of LOOKS) await shootDesk(stage, look)
  for (const look of LOOKS) await shootCases(stage, look)
  for (const look of LOOKS) await shootKnowledge(stage, look)
  const announced = await announce(full)
  for (const look of LOOKS) await shootAnnouncements(stage, look, announced)
  await changeByHand(full)
  for (const look of LOOKS) await shootServer(stage, look)
  // Pictures that follow say nothing of a server that was changed.
  await putBack(full)
  await shootCards(stage)
  for (const look of LOOKS) await shootTrouble(stage, look)
  const moderated = await fillModeration(full)
  for (const look of LOOKS) await shootModeration(stage, look, moderated)
  const there = await handToFlex(full)
  for (const look of LOOKS) await shootFlex(stage, look, there)
  await recordStory(stage)
  const sheet = await composeContactSheet(studio)
  if (process.argv.includes('--readme')) await copyForReadme()
  console.log(`${studio.shots.length} pictures in ${Math.round((Date.now() - began) / 1000)} s, all on ${sheet}`)
} finally {
  await studio.close()
  await Promise.all([full.close(), empty.close()])
}

async function makeOwner(product: Product, picture: Buffer): Promise<void> {
  const token = new URL(product.setUpLink).searchParams.get('token') ?? ''
  const names = { workspaceName: 'Night Lanterns', name: 'Ana Ribeiro', publicName: 'Ana' }
  await product.rpc().owner.create({ token, ...names, ...OWNER })
  await product.signIn()
  const headers = { cookie: product.cookie, origin: product.url, 'content-type': 'image/png' }
  await fetch(`${product.url}/api/v1/me/picture`, { method: 'PUT', headers, body: new Uint8Array(picture) })
}

async function copyForReadme(): Promise<void> {
  const folder = join(ROOT, 'docs/pictures')
  await mkdir(folder, { recursive: true })
  for (const [from, to] of Object.entries(README)) await copyFile(join(studio.folder, from), join(folder, to))
}
