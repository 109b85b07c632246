import { pruneTurns } from '../core/routing/prune-turns.ts'
import { pruneEmbeddings } from '../core/virtual-agent/endpoint/vectors/prune-embeddings.ts'
import { blankQuestions } from '../core/virtual-agent/learning/blank-questions.ts'
import { mineExamples } from '../core/virtual-agent/learning/mine-examples.ts'
import { pruneQuestions } from '../core/virtual-agent/learning/prune-questions.ts'
import { pruneWebhooks } from '../core/webhook/prune-webhooks.ts'
import { WEBHOOK_DAYS } from '../core/webhook/webhook.ts'
import { listWorkspaces } from '../core/workspace/read-workspace.ts'
import { pruneEvents } from '../kernel/events/prune.ts'
import { type Job, startJobs } from '../kernel/jobs.ts'
import type { Kernel } from '../kernel/kernel.ts'

const DAY_MS = 86_400_000
/** Days that the event log, and that what was decided, are kept (design: retention). */
const EVENT_DAYS = 30
const TURN_DAYS = 90
/** Vectors that nobody asked for since. */
const VECTOR_DAYS = 30
const QUESTION_DAYS = 90
/** Maintenance begins when the start itself is over. */
const AFTER_MS = 5000

/** Runs what keeps the database small, by the clock. Answers the act that ends it. */
export function startMaintenance(url: string, kernel: Kernel): () => Promise<void> {
  const { log } = kernel
  let jobs: Promise<{ stop(): Promise<void> } | undefined> | undefined
  const timer = setTimeout(() => {
    jobs = startJobs({ url, log, jobs: jobsOf(kernel) }).catch((error: unknown) => {
      log.error({ err: error }, 'maintenance does not run')
      return undefined
    })
  }, AFTER_MS)
  return async () => {
    clearTimeout(timer)
    await (await jobs)?.stop()
  }
}

function jobsOf(kernel: Kernel): Job[] {
  const before = (days: number): Date => new Date(kernel.clock.now().getTime() - days * DAY_MS)
  const events = async (): Promise<void> => {
    kernel.log.info({ events: await pruneEvents(kernel.db, before(EVENT_DAYS)) }, 'pruned the event log')
  }
  const turns = async (): Promise<void> => {
    kernel.log.info({ turns: await pruneTurns(kernel.db, before(TURN_DAYS)) }, 'pruned what was decided')
  }
  const webhooks = async (): Promise<void> => {
    kernel.log.info({ deliveries: await pruneWebhooks(kernel.db, before(WEBHOOK_DAYS)) }, 'pruned the log of webhooks')
  }
  const questions = async (): Promise<void> => {
    kernel.log.info({ questions: await pruneQuestions(kernel.db, before(QUESTION_DAYS)) }, 'pruned what was asked')
  }
  const learning = async (): Promise<void> => {
    for (const { id } of await listWorkspaces(kernel.db)) {
      await blankQuestions(kernel, id)
      await mineExamples(kernel, id)
    }
  }
  const vectors = async (): Promise<void> => {
    kernel.log.info({ vectors: await pruneEmbeddings(kernel.db, before(VECTOR_DAYS)) }, 'pruned vectors')
  }
  return [
    { name: 'prune-vectors', cron: '10 4 * * *', run: vectors },
    { name: 'learn-from-questions', cron: '*/5 * * * *', run: learning },
    { name: 'prune-questions', cron: '30 3 * * *', run: questions },
    { name: 'prune-webhooks', cron: '50 3 * * *', run: webhooks },
    { name: 'prune-events', cron: '20 3 * * *', run: events },
    { name: 'prune-turns', cron: '40 3 * * *', run: turns },
  ]
}
