import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../../config.ts'
import { type DiscordApplication, listApplications } from '../../connectors/discord/applications.ts'
import { listWorkspaces, type Workspace } from '../../core/workspace/read-workspace.ts'
import { type ReadSettings, readSettings, workspaceSettings } from '../../core/workspace/settings.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { openLog } from '../../kernel/log.ts'
import { findSecrets } from '../../kernel/secrets/open-secrets.ts'
import { withCli } from '../cli-kernel.ts'
import { checkAddress } from './check-address.ts'
import { compareWithDatabase, compareWithDiscord } from './check-clock.ts'
import { checkDatabase, checkDisk } from './check-database.ts'
import { checkDiscord, type Examined } from './check-discord.ts'
import { checkServers } from './check-server.ts'
import { checkTwilio } from './check-twilio.ts'
import { type Finding, fault, lineOf, ok, warn } from './finding.ts'

type Say = (topic: string, findings: Finding | readonly Finding[]) => void

interface Examination {
  config: Config
  say: Say
  /** This machine's, which is compared with others. */
  clock: Clock
}

/**
 * `guildesk doctor`: looks at all that Guildesk stands on, beside a running one, and changes nothing. Answers the exit code: 1 when
 * something does not work until a person acts.
 */
export async function runDoctor(print: (line: string) => void, clock: Clock): Promise<number> {
  const config = readConfig()
  let faults = 0
  const say: Say = (topic, findings) => {
    for (const finding of [findings].flat()) {
      if (finding.level === 'fault') faults += 1
      print(lineOf(topic, finding))
    }
  }
  await examineData({ config, say, clock })
  say('Address', await checkAddress(config))
  print(
    faults === 0
      ? 'Nothing stands in the way.'
      : `${faults} ${faults === 1 ? 'thing stands' : 'things stand'} in the way.`,
  )
  return faults === 0 ? 0 : 1
}

/** All that the database tells; without one, what can be told besides. */
async function examineData({ config, say, clock }: Examination): Promise<void> {
  if (existsSync(config.dataFolder)) say('Disk', await checkDisk(config.dataFolder))
  // Looking must not make a database: that is the first start's work.
  if (!config.databaseUrl && !hasCluster(config.dataFolder)) {
    say('Database', ok(`There is none in ${config.dataFolder} yet. The first start makes it.`))
    return examineEnvironment({ config, say, clock })
  }
  try {
    await withCli(async ({ kernel, pool }) => {
      say('Database', await checkDatabase(pool))
      say('Clock', await compareWithDatabase(kernel.db, clock))
      await examineApplications({ config, say, clock }, kernel)
    })
  } catch (error) {
    say('Database', fault((error as Error).message || 'It cannot be reached. Check DATABASE_URL.'))
    await examineEnvironment({ config, say, clock })
  }
}

const hasCluster = (dataFolder: string): boolean =>
  existsSync(join(dataFolder, 'postgres')) || existsSync(join(dataFolder, 'postgres-location'))

/** Before there is a database only the environment can name an application. */
async function examineEnvironment({ config, say, clock }: Examination): Promise<void> {
  say('Twilio', await checkTwilio(config, null))
  if (!config.discord) return
  say('Clock', await compareWithDiscord(config.discord.apiBase, clock))
  const nothingChosen = { access: config.discord, simulated: false, settings: workspaceSettings.parse({}) }
  say('Discord', await checkDiscord(nothingChosen, openLog('fatal')))
}

async function examineApplications(examination: Examination, kernel: Kernel): Promise<void> {
  const { db, log } = kernel
  const { config, say, clock } = examination
  const { rows } = await tablesOf(db)
  if (!rows) return examineEnvironment(examination)
  const secrets = await findSecrets(db, { configured: config.secret, dataFolder: config.dataFolder }).catch(
    (error: Error) => error,
  )
  if (secrets instanceof Error) return say('Secret', fault(secrets.message))
  say('Secret', ok('The key opens what is sealed in the database.'))
  const stored = secrets ? await listApplications(db, secrets) : []
  const bases = new Set<string | null>()
  for (const workspace of await listWorkspaces(db)) {
    const examined = await examinedOf(config, db, stored, workspace)
    if (!examined)
      say('Discord', warn(`The workspace "${workspace.name}" has no application yet. Paste its bot token in Settings.`))
    else {
      if (!examined.simulated) bases.add(examined.access.apiBase)
      say('Discord', await checkDiscord(examined, log))
      const { access, settings } = examined
      say('Server', await checkServers(kernel, { workspace: workspace.id, access, settings }))
    }
  }
  for (const base of bases) say('Clock', await compareWithDiscord(base, clock))
  say('Twilio', await checkTwilio(config, secrets && { db, secrets }))
}

/** The environment decides the real workspace's application, at the next start at the latest. */
async function examinedOf(
  config: Config,
  db: Database,
  stored: readonly DiscordApplication[],
  { id, demo }: Workspace,
): Promise<(Examined & { settings: ReadSettings }) | null> {
  const settings = await readSettings(db, id)
  if (config.discord && !demo) return { access: config.discord, simulated: false, settings }
  const application = stored.find(({ workspace }) => workspace === id)
  return application ? { access: application, simulated: application.simulated, settings } : null
}

/** A database that no start has filled yet has no tables to look into. */
const tablesOf = async (db: Database): Promise<{ rows: boolean }> => {
  const [row] = await db.run<{ rows: boolean }>(
    {
      name: 'doctor_tables',
      text: `select to_regclass('discord_application') is not null and to_regclass('discord_server') is not null as rows`,
    },
    [],
  )
  return row ?? { rows: false }
}
