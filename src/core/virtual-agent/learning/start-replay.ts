import type { Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { BULK } from '../../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../../kernel/lanes/wake.ts'
import type { ReplayInput } from '../../../protocol/learning.ts'
import type { ArticleAct } from '../../knowledge/article.ts'
import { asPublished } from '../../knowledge/as-published.ts'

/** The route of the lanes on which replays are run; a lane's subject is the replay. */
export const REPLAY_ROUTE = 'replay'

/** Who starts another at the same moment waits here, and finds this one running. */
const LOCK: Statement = { name: 'replay_lock', text: 'select pg_advisory_xact_lock($1::int, $2::int)' }
const REPLAY_LOCK = 7_305_011

const RUNNING: Statement = {
  name: 'replay_running',
  text: `select 1 as running from replay where workspace = $1 and state = 'running'`,
}

const START: Statement = {
  name: 'replay_start',
  text: `insert into replay (workspace, id, input, state, started_by, started_at) values ($1, $2, $3, 'running', $4, $5)`,
}

/** Says at once what would stop the replay. */
const checkArticle = (kernel: Kernel, act: ArticleAct): Promise<void> =>
  asPublished(kernel, act, { searched: false, look: async () => undefined })

/**
 * Begins to put the last days' questions to an article as it was written last, to another caution, or to both. One at a time in a
 * workspace. Answers its id.
 * @throws Refusal not_found where there is no such article; invalid where it says nothing, or nothing is tried; conflict while another runs
 */
export async function startReplay(
  kernel: Kernel,
  start: { workspace: number; agent: string; input: ReplayInput },
): Promise<string> {
  const { workspace, agent, input } = start
  const { article, caution } = input
  if (article === undefined && caution === undefined) {
    throw new Refusal('invalid', 'Choose an article or a caution to try.', { field: 'article' })
  }
  if (article !== undefined) await checkArticle(kernel, { workspace, agent, article })
  const id = newId()
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    await tx.run(LOCK, [REPLAY_LOCK, workspace])
    if ((await tx.run(RUNNING, [workspace])).length > 0) {
      throw new Refusal('conflict', 'Another replay is running. Its end is soon.')
    }
    tx.later(START, [workspace, id, JSON.stringify(input), agent, now])
    await wakeLanes(tx, [{ workspace, subject: id, route: REPLAY_ROUTE, priority: BULK }], now)
  })
  return id
}
