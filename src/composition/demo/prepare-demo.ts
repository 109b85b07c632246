import { addColleague } from '../../core/agent/add-colleague.ts'
import { readSettings } from '../../core/workspace/settings.ts'
import { updateSettings } from '../../core/workspace/update-settings.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { DemoPlace } from './demo-place.ts'
import { doOnce } from './do-once.ts'
import { writeArticles } from './write-articles.ts'

const DAY_MS = 86_400_000
/** The brand is older than the chats that are shown of it. */
const AGE_DAYS = 200

const COLLEAGUES = [
  { name: 'Priya Raman', publicName: 'Priya', role: 'agent', available: true },
  { name: 'Tomasz Wójcik', publicName: 'Tomasz', role: 'agent', available: true },
  { name: 'Malik Osei', publicName: 'Malik', role: 'moderator', available: false },
] as const

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
  { workspace, place, blobs }: { workspace: number; place: DemoPlace; blobs: BlobStore },
): Promise<Colleagues | null> {
  await doOnce(kernel, { workspace, act: 'demo.prepared' }, async (within) => {
    await nameThings(within, workspace, place)
    await hire(within, workspace)
    await writeArticles(within, blobs, workspace)
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
    staffChannel: channel('desk'),
    bugChannel: channel('bug-report'),
    featureChannel: channel('feature-request'),
    announcementChannel: channel('announcements'),
    modLogChannel: channel('mod-log'),
    welcomeChannel: channel('start-here'),
  }
  await updateSettings(kernel, { workspace, agent: null, change })
}

async function hire(kernel: Kernel, workspace: number): Promise<void> {
  const at = new Date(kernel.clock.now().getTime() - AGE_DAYS * DAY_MS)
  await kernel.db.transaction(async (tx) => {
    for (const colleague of COLLEAGUES) await addColleague(tx, { workspace, ...colleague, at })
  })
}
