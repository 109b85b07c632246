import type { Reader, Statement } from '../../kernel/database.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'

const PURPOSE = 'discord-token'

/** A workspace's Discord application, its token opened. */
export interface DiscordApplication {
  workspace: number
  applicationId: string
  token: string
  /** Ends in `/api`; null is Discord itself. */
  apiBase: string | null
  /** The token was minted by the simulated Discord. */
  simulated: boolean
}

interface Row {
  workspace: number
  application_id: string
  token: string
  api_base: string | null
  simulated: boolean
}

const LIST: Statement = {
  name: 'discord_applications',
  text: 'select workspace, application_id, token, api_base, simulated from discord_application order by workspace',
}
const UPSERT: Statement = {
  name: 'discord_application_upsert',
  text: `insert into discord_application as a (workspace, application_id, token, api_base, simulated, updated_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (workspace) do update set application_id = excluded.application_id, token = excluded.token,
      api_base = excluded.api_base, simulated = excluded.simulated, updated_at = excluded.updated_at,
      commands_hash = case when a.application_id = excluded.application_id and a.api_base is not distinct from excluded.api_base
        then a.commands_hash end`,
}
const SEEN_REAL: Statement = {
  name: 'discord_seen_real_token',
  text: 'select exists (select 1 from discord_application where not simulated) as seen',
}

/** All applications of this installation. */
export async function listApplications(reader: Reader, secrets: Secrets): Promise<DiscordApplication[]> {
  const rows = await reader.run<Row>(LIST, [])
  return rows.map((row) => ({
    workspace: row.workspace,
    applicationId: row.application_id,
    token: secrets.open(PURPOSE, row.token),
    apiBase: row.api_base,
    simulated: row.simulated,
  }))
}

/** Sets a workspace's application; the token is sealed. Commands count as unregistered when it is another application. */
export async function upsertApplication(
  reader: Reader,
  secrets: Secrets,
  application: DiscordApplication & { at: Date },
): Promise<void> {
  const { workspace, applicationId, token, apiBase, simulated, at } = application
  await reader.run(UPSERT, [workspace, applicationId, secrets.seal(PURPOSE, token), apiBase, simulated, at])
}

/** Whether a token that the sandbox did not mint was ever set here: then `npm start` brings no sandbox by itself. */
export async function hasSeenRealToken(reader: Reader): Promise<boolean> {
  const [row] = await reader.run<{ seen: boolean }>(SEEN_REAL, [])
  return row?.seen ?? false
}
