import { runGuildesk } from './composition/run-guildesk.ts'
import { readConfig } from './config.ts'
import { createOwnerLink } from './core/agent/owner-link.ts'
import { listWorkspaces } from './core/workspace/read-workspace.ts'
import { Bus } from './kernel/bus.ts'
import { systemClock } from './kernel/clock.ts'
import { Database } from './kernel/database.ts'
import { FatalError, Refusal } from './kernel/errors.ts'
import { openLog } from './kernel/log.ts'
import { startEmbeddedPostgres } from './storage/embedded/start-embedded-postgres.ts'
import { openPool } from './storage/pool.ts'
import { StartError } from './storage/start-error.ts'

const HELP = `guildesk              starts Guildesk
guildesk owner-link   prints a one-time link by which the owner is made`

/** `guildesk owner-link`: works beside a running Guildesk, without its lock, and leaves the database as it found it. */
async function printOwnerLink(): Promise<number> {
  const config = readConfig()
  const log = openLog('fatal')
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataFolder: config.dataFolder, log })
  const pool = openPool({ url: config.databaseUrl ?? embedded?.url ?? '', max: 1, log })
  try {
    const bus = new Bus()
    const kernel = { db: new Database(pool, bus), bus, clock: systemClock, log }
    const [workspace] = await listWorkspaces(kernel.db)
    if (!workspace) throw new FatalError('There is no workspace yet. Start Guildesk once: it prints the link itself.')
    const token = await createOwnerLink(kernel, { workspace: workspace.id })
    console.log(`${config.publicUrl ?? `http://${config.host}:${config.port}`}/owner?token=${token}`)
    return 0
  } finally {
    await pool.end()
    if (embedded && !embedded.adopted) await embedded.stop()
  }
}

async function run(verb: string | undefined): Promise<number> {
  if (verb === undefined || verb === 'start') return runGuildesk()
  try {
    if (verb === 'owner-link') return await printOwnerLink()
  } catch (error) {
    const known = error instanceof FatalError || error instanceof StartError || error instanceof Refusal
    console.error(known ? error.message : `guildesk ${verb}: ${(error as Error).message}`)
    return 1
  }
  console.error(HELP)
  return verb === 'help' || verb === '--help' ? 0 : 2
}

process.exit(await run(process.argv[2]))
