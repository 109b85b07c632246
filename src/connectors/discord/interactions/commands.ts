import { createHash } from 'node:crypto'
import { readSettings } from '../../../core/workspace/settings.ts'
import type { Database, Statement } from '../../../kernel/database.ts'
import type { Log } from '../../../kernel/log.ts'
import type { DiscordRest } from '../rest/client.ts'
import { commandList } from './command-list.ts'

const READ_HASH: Statement = {
  name: 'discord_commands_hash',
  text: 'select commands_hash as hash from discord_application where workspace = $1 and application_id = $2',
}
const WRITE_HASH: Statement = {
  name: 'discord_commands_registered',
  text: 'update discord_application set commands_hash = $3 where workspace = $1 and application_id = $2',
}

/**
 * Registers the commands where they differ from those that were registered last. False when Discord could not be asked, so that
 * trying again can help.
 */
export async function registerCommands(options: {
  db: Database
  workspace: number
  applicationId: string
  rest: DiscordRest
  log: Log
}): Promise<boolean> {
  const { db, workspace, applicationId, rest, log } = options
  const { virtualAgent } = await readSettings(db, workspace)
  const body = commandList(virtualAgent.askShows)
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const [row] = await db.run<{ hash: string | null }>(READ_HASH, [workspace, applicationId])
  if (row?.hash === hash) return true
  const answer = await rest.call({ method: 'PUT', route: `/applications/${applicationId}/commands`, body })
  if (!answer.ok) {
    log.warn({ failure: answer.failure }, 'the commands could not be registered')
    return answer.failure.kind === 'refused' || answer.failure.kind === 'token'
  }
  await db.run(WRITE_HASH, [workspace, applicationId, hash])
  log.info('the commands are registered with Discord')
  return true
}
