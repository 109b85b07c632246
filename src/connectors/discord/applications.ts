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

/** The same, as it is stored. */
export interface StoredApplication extends DiscordApplication {
  /** Raised whenever it is to be connected anew. */
  updatedAt: Date
}

interface Row {
  workspace: number
  application_id: string
  token: string
  api_base: string | null
  simulated: boolean
  updated_at: Date
}

const LIST: Statement = {
  name: 'discord_applications',
  text: 'select workspace, application_id, token, api_base, simulated, updated_at from discord_application order by workspace',
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
// Another bot has other direct messages with the same members, and nothing is known yet of who refuses them.
const FORGET_WAYS: Statement = {
  name: 'discord_application_forget_ways',
  text: `update discord_member set direct_channel_id = null, refused_at = null, interaction_token = null, interaction_until = null
    where workspace = $1 and exists (select 1 from discord_application where workspace = $1 and application_id <> $2)`,
}
const DELETE: Statement = {
  name: 'discord_application_delete',
  text: 'delete from discord_application where workspace = $1',
}
/** The same id at another API base is another application. */
const HOLDER: Statement = {
  name: 'discord_application_holder',
  text: `select w.name from discord_application a join workspace w on w.id = a.workspace
    where a.application_id = $1 and a.api_base is not distinct from $2 and a.workspace <> $3`,
}
const SEEN_REAL: Statement = {
  name: 'discord_seen_real_token',
  text: 'select exists (select 1 from discord_application where not simulated) as seen',
}

/** All applications of this installation. */
export async function listApplications(reader: Reader, secrets: Secrets): Promise<StoredApplication[]> {
  const rows = await reader.run<Row>(LIST, [])
  return rows.map((row) => ({
    workspace: row.workspace,
    applicationId: row.application_id,
    token: secrets.open(PURPOSE, row.token),
    apiBase: row.api_base,
    simulated: row.simulated,
    updatedAt: row.updated_at,
  }))
}

/** Sets a workspace's application; the token is sealed. When it is another application, commands count as unregistered and ways to members as unknown. */
export async function upsertApplication(
  reader: Reader,
  secrets: Secrets,
  application: DiscordApplication & { at: Date },
): Promise<void> {
  const { workspace, applicationId, token, apiBase, simulated, at } = application
  await reader.run(FORGET_WAYS, [workspace, applicationId])
  await reader.run(UPSERT, [workspace, applicationId, secrets.seal(PURPOSE, token), apiBase, simulated, at])
}

/** Takes a workspace's application away, with its token. What came by it stays. */
export async function deleteApplication(reader: Reader, workspace: number): Promise<void> {
  await reader.run(DELETE, [workspace])
}

/** The name of another workspace that has this application already; null when none has. */
export async function holderOf(reader: Reader, application: Omit<DiscordApplication, 'token'>): Promise<string | null> {
  const { applicationId, apiBase, workspace } = application
  const [row] = await reader.run<{ name: string }>(HOLDER, [applicationId, apiBase, workspace])
  return row?.name ?? null
}

/** Whether a token that the sandbox did not mint was ever set here: then `npm start` brings no sandbox by itself. */
export async function hasSeenRealToken(reader: Reader): Promise<boolean> {
  const [row] = await reader.run<{ seen: boolean }>(SEEN_REAL, [])
  return row?.seen ?? false
}
