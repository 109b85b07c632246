import type { Reader, Statement, Transaction } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import type { EndpointPlace } from './model-endpoint.ts'

/** A workspace's endpoint as it is stored. */
export interface StoredEndpoint {
  version: number
  baseUrl: string
  /** Sealed. */
  key: string | null
  chatModel: string | null
  embeddingModel: string | null
  chooses: boolean
  composes: boolean
  drafts: boolean
  dailyTokens: number
  updatedAt: Date
}

const COLUMNS = `version, base_url as "baseUrl", key, chat_model as "chatModel", embedding_model as "embeddingModel", chooses, composes,
  drafts, daily_tokens as "dailyTokens", updated_at as "updatedAt"`

const READ: Statement = { name: 'endpoint_read', text: `select ${COLUMNS} from endpoint where workspace = $1` }
const LOCK: Statement = { name: 'endpoint_lock', text: `${READ.text} for update` }

export const KEY_PURPOSE = 'endpoint-key'

export async function readEndpoint(reader: Reader, workspace: number): Promise<StoredEndpoint | null> {
  const [row] = await reader.run<StoredEndpoint>(READ, [workspace])
  return row ?? null
}

export async function lockEndpoint(tx: Transaction, workspace: number): Promise<StoredEndpoint | null> {
  const [row] = await tx.run<StoredEndpoint>(LOCK, [workspace])
  return row ?? null
}

/** Where it is asked. What the environment names wins, and a key that was typed for another address never goes there. */
export function placeOf(
  { secrets, fixed }: Pick<EndpointTools, 'secrets' | 'fixed'>,
  { baseUrl, key }: Pick<StoredEndpoint, 'baseUrl' | 'key'>,
): EndpointPlace {
  if (fixed) return { ...fixed, trusted: true }
  return { baseUrl, key: key === null ? null : secrets.open(KEY_PURPOSE, key), trusted: false }
}

export const NO_ENDPOINT = (): Refusal =>
  new Refusal('conflict', 'No endpoint is set for this. An admin sets one in Settings.')
