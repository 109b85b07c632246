import type { Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { EndpointInput } from '../../../protocol/endpoint.ts'
import { recordAudit } from '../../audit/record-audit.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { KEY_PURPOSE, lockEndpoint, type StoredEndpoint } from './stored-endpoint.ts'
import { wakeEmbedding } from './vectors/wake-embedding.ts'

const SAVE: Statement = {
  name: 'endpoint_save',
  text: `insert into endpoint
      (workspace, base_url, key, chat_model, embedding_model, chooses, composes, drafts, daily_tokens, version, updated_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict (workspace) do update set base_url = excluded.base_url, key = excluded.key, chat_model = excluded.chat_model,
      embedding_model = excluded.embedding_model, chooses = excluded.chooses, composes = excluded.composes, drafts = excluded.drafts,
      daily_tokens = excluded.daily_tokens, version = excluded.version, updated_at = excluded.updated_at
      where endpoint.version = excluded.version - 1
    returning version`,
}

export interface EndpointUpdate extends EndpointInput {
  workspace: number
  agent: string
}

const STALE = (version: number): Refusal =>
  new Refusal('conflict', 'Somebody else has changed the endpoint meanwhile. Load it again.', { version })
export const KEY_OF_OTHER = (): Refusal =>
  new Refusal('conflict', 'The kept key belongs to another address. Type the key for this one.', { field: 'key' })

/**
 * Sets a workspace's endpoint. Address and key stay as they were where the environment decides them.
 * @throws Refusal conflict, when somebody else has changed it, or when a kept key would go to another address
 */
export async function saveEndpoint(tools: EndpointTools, update: EndpointUpdate): Promise<void> {
  const { kernel } = tools
  const { workspace, agent, version } = update
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockEndpoint(tx, workspace)
    if ((before?.version ?? 0) !== version) throw STALE(before?.version ?? 0)
    const { baseUrl, key } = addressOf(tools, update, before)
    const { chatModel, embeddingModel, chooses, composes, drafts, dailyTokens } = update
    const switches = [chatModel, embeddingModel, chooses, composes, drafts, dailyTokens]
    const stored = await tx.run(SAVE, [workspace, baseUrl, key, ...switches, version + 1, at])
    // Two who saved the first one at once: both saw none, and one of them was before the other.
    if (stored.length === 0) throw STALE(version + 1)
    await recordAudit(tx, { workspace, agent, act: 'endpoint.changed', subject: `workspace:${workspace}`, at })
    await wakeEmbedding(tx, workspace, at)
    await appendEvents(tx, [{ workspace, kind: 'endpoint.changed', conversation: null, agent, at }])
  })
  tools.forgetTrouble(workspace)
}

function addressOf(
  { fixed, secrets }: Pick<EndpointTools, 'fixed' | 'secrets'>,
  { baseUrl, key }: EndpointInput,
  before: StoredEndpoint | null,
): { baseUrl: string; key: string | null } {
  if (fixed) return { baseUrl: before?.baseUrl ?? fixed.baseUrl, key: before?.key ?? null }
  const address = trimmed(baseUrl)
  if (key !== undefined) return { baseUrl: address, key: key === null ? null : secrets.seal(KEY_PURPOSE, key) }
  if (before?.key && !isSameServer(before.baseUrl, address)) throw KEY_OF_OTHER()
  return { baseUrl: address, key: before?.key ?? null }
}

export const trimmed = (baseUrl: string): string => baseUrl.replace(/\/+$/, '')

/** Another path of one server is the same hands. */
export const isSameServer = (one: string, other: string): boolean => new URL(one).origin === new URL(other).origin
