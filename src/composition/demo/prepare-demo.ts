import { addColleague } from '../../core/agent/add-colleague.ts'
import { createArticle } from '../../core/knowledge/create-article.ts'
import { publishArticle } from '../../core/knowledge/publish-article.ts'
import { readSettings } from '../../core/workspace/settings.ts'
import { updateSettings } from '../../core/workspace/update-settings.ts'
import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { ARTICLES } from './content/articles.ts'
import { DemoClock } from './demo-clock.ts'
import type { DemoPlace } from './demo-place.ts'
import { doOnce } from './do-once.ts'

const DAY_MS = 86_400_000
/** The brand is older than the chats that are shown of it. */
const AGE_DAYS = 200
const ARTICLE_DAYS = 4

const COLLEAGUES = [
  { name: 'Priya Raman', publicName: 'Priya', available: true },
  { name: 'Tomasz Wójcik', publicName: 'Tomasz', available: true },
  { name: 'Malik Osei', publicName: 'Malik', available: false },
]

const FIND: Statement = {
  name: 'demo_colleagues',
  text: `select id, name from agent where workspace = $1 and user_id like 'nobody:%' and deactivated_at is null`,
}

/** Who answers in the demo beside its owner. */
export type Colleagues = Record<'priya' | 'tomasz' | 'malik', string>

/**
 * Gives the demo workspace what it needs before anybody writes: colleagues, the knowledge base, the virtual agent's name and the channels. Does it
 * once, so that what is changed afterwards stays changed. Answers the colleagues; null where they are there no more.
 */
export async function prepareDemo(
  kernel: Kernel,
  { workspace, place }: { workspace: number; place: DemoPlace },
): Promise<Colleagues | null> {
  await doOnce(kernel, { workspace, act: 'demo.prepared' }, async (within) => {
    await nameThings(within, workspace, place)
    await hire(within, workspace)
    await writeArticles(within, workspace)
    return true
  })
  const found = await kernel.db.run<{ id: string; name: string }>(FIND, [workspace])
  const [priya, tomasz, malik] = COLLEAGUES.map(({ name }) => found.find((each) => each.name === name)?.id)
  return priya && tomasz && malik ? { priya, tomasz, malik } : null
}

async function nameThings(kernel: Kernel, workspace: number, place: DemoPlace): Promise<void> {
  const { guild, channels, forums } = place
  const { version } = await readSettings(kernel.db, workspace)
  const channel = (name: string) => {
    const found = [...channels, ...forums].find((each) => each.name === name)
    return found ? { guild: guild.id, id: found.id, name } : null
  }
  const change = {
    version,
    virtualAgent: { name: 'Lumi' },
    supportChannel: channel('support'),
    staffChannel: channel('staff'),
    bugChannel: channel('bug-report'),
    featureChannel: channel('feature-request'),
  }
  await updateSettings(kernel, { workspace, agent: null, change })
}

async function hire(kernel: Kernel, workspace: number): Promise<void> {
  const at = new Date(kernel.clock.now().getTime() - AGE_DAYS * DAY_MS)
  await kernel.db.transaction(async (tx) => {
    for (const colleague of COLLEAGUES) await addColleague(tx, { workspace, ...colleague, at })
  })
}

/** One every few days, the youngest of them last week. */
async function writeArticles(kernel: Kernel, workspace: number): Promise<void> {
  const clock = new DemoClock()
  const today = kernel.clock.now().getTime()
  for (const [index, { draft, ...content }] of ARTICLES.entries()) {
    clock.set(today - (ARTICLES.length - index) * ARTICLE_DAYS * DAY_MS)
    const then = { ...kernel, clock }
    const article = await createArticle(then, { workspace, agent: null, ...content })
    if (!draft) await publishArticle(then, { workspace, article, agent: null })
  }
}
