import { PgBoss } from 'pg-boss'
import type { Log } from './log.ts'

/** A piece of maintenance that runs by the clock, on one instance at a time. */
export interface Job {
  name: string
  /** Cron expression, UTC. */
  cron: string
  run(): Promise<void>
}

/** Runs maintenance by the clock. Never a message's path: that is what lanes are for. */
export async function startJobs(options: {
  url: string
  jobs: readonly Job[]
  log: Log
}): Promise<{ stop(): Promise<void> }> {
  const { url, jobs, log } = options
  const boss = new PgBoss({ connectionString: url, application_name: 'guildesk jobs', max: 2 })
  boss.on('error', (error) => log.warn({ err: error }, 'the job runner met an error, it goes on'))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 0 })
    await boss.work(job.name, { pollingIntervalSeconds: 30 }, async () => {
      await job.run()
    })
    await boss.schedule(job.name, job.cron)
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}
