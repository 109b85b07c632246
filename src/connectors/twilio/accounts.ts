import { randomBytes } from 'node:crypto'
import type { Reader, Statement } from '../../kernel/database.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import type { TwilioAccess } from './access.ts'

const PURPOSE = 'twilio-token'

/** What was found or chosen at Twilio. */
export type PlaceKind = 'instance' | 'workspace' | 'workflow' | 'taskChannel' | 'chatService' | 'flow'
export type TwilioPlaces = Partial<Record<PlaceKind, string>>

/** A workspace's Twilio account as it is stored, its token opened. */
export interface StoredAccount extends TwilioAccess {
  workspace: number
  /** It belongs to the simulated Twilio. */
  simulated: boolean
  /** Part of the addresses that Twilio calls: `/hooks/twilio/<hook>/…`. */
  hook: string
  /** Who decides where a message goes. */
  router: 'guildesk' | 'studio'
  /** Sids by kind; of `taskChannel` its unique name. */
  places: TwilioPlaces
  /** Raised whenever it is to be connected anew. */
  updatedAt: Date
  /** It refuses us since then. */
  refusedAt: Date | null
}

type Row = Omit<StoredAccount, 'authToken'> & { sealed: string }

const COLUMNS = `workspace, account_sid as "accountSid", auth_token as sealed, api_base as "apiBase", simulated, hook, router, places,
  updated_at as "updatedAt", refused_at as "refusedAt"`

const LIST: Statement = {
  name: 'twilio_accounts',
  text: `select ${COLUMNS} from twilio_account order by workspace`,
}
const READ: Statement = {
  name: 'twilio_account',
  text: `select ${COLUMNS} from twilio_account where workspace = $1`,
}
const BY_HOOK: Statement = {
  name: 'twilio_account_of_hook',
  text: `select ${COLUMNS} from twilio_account where hook = $1`,
}
// Of another account nothing is known: neither its places nor who decides there. The addresses stay, so that a new token breaks no webhook.
const UPSERT: Statement = {
  name: 'twilio_account_upsert',
  text: `insert into twilio_account as a (workspace, account_sid, auth_token, api_base, simulated, hook, updated_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (workspace) do update set account_sid = excluded.account_sid, auth_token = excluded.auth_token,
      api_base = excluded.api_base, simulated = excluded.simulated, refused_at = null,
      updated_at = greatest(excluded.updated_at, a.updated_at + interval '1 millisecond'),
      places = case when a.account_sid = excluded.account_sid and a.api_base is not distinct from excluded.api_base
        then a.places else '{}' end,
      router = case when a.account_sid = excluded.account_sid and a.api_base is not distinct from excluded.api_base
        then a.router else 'guildesk' end`,
}
/** The same account at another base is another one. */
const HOLDER: Statement = {
  name: 'twilio_account_holder',
  text: 'select 1 from twilio_account where account_sid = $1 and api_base is not distinct from $2 and workspace <> $3',
}
const DELETE: Statement = { name: 'twilio_account_delete', text: 'delete from twilio_account where workspace = $1' }
const SET_PLACES: Statement = {
  name: 'twilio_account_places',
  text: `update twilio_account set places = places || $3::jsonb, updated_at = greatest($4, updated_at + interval '1 millisecond')
    where workspace = $1 and account_sid = $2 and not places @> $3::jsonb`,
}
const SET_ROUTER: Statement = {
  name: 'twilio_account_router',
  text: `update twilio_account set router = $2, updated_at = greatest($3, updated_at + interval '1 millisecond')
    where workspace = $1 and router <> $2`,
}
const REFUSED: Statement = {
  name: 'twilio_account_refused',
  text: `update twilio_account set refused_at = $3::timestamptz
    where workspace = $1 and account_sid = $2 and (refused_at is null) = ($3::timestamptz is not null)
    returning workspace`,
}

/** All accounts of this installation. */
export async function listAccounts(reader: Reader, secrets: Secrets): Promise<StoredAccount[]> {
  return (await reader.run<Row>(LIST, [])).map((row) => open(row, secrets))
}

/** A workspace's account; null while none is connected. */
export async function readAccount(reader: Reader, secrets: Secrets, workspace: number): Promise<StoredAccount | null> {
  const [row] = await reader.run<Row>(READ, [workspace])
  return row ? open(row, secrets) : null
}

/** The account whose addresses hold this word; null where it is nobody's. */
export async function readAccountOfHook(reader: Reader, secrets: Secrets, hook: string): Promise<StoredAccount | null> {
  const [row] = await reader.run<Row>(BY_HOOK, [hook])
  return row ? open(row, secrets) : null
}

/** Sets a workspace's account; the token is sealed. Its addresses stay as they were, where it had any. */
export async function upsertAccount(
  reader: Reader,
  secrets: Secrets,
  account: TwilioAccess & { workspace: number; simulated: boolean; at: Date },
): Promise<void> {
  const { workspace, accountSid, authToken, apiBase, simulated, at } = account
  const hook = randomBytes(12).toString('hex')
  await reader.run(UPSERT, [workspace, accountSid, secrets.seal(PURPOSE, authToken), apiBase, simulated, hook, at])
}

/** Whether another workspace has this account already. */
export async function isHeld(
  reader: Reader,
  { accountSid, apiBase, workspace }: Pick<StoredAccount, 'accountSid' | 'apiBase' | 'workspace'>,
): Promise<boolean> {
  return (await reader.run(HOLDER, [accountSid, apiBase, workspace])).length > 0
}

export async function deleteAccount(reader: Reader, workspace: number): Promise<void> {
  await reader.run(DELETE, [workspace])
}

/** Keeps what was found or chosen beside what is known; connects anew where that changes anything. */
export async function savePlaces(
  reader: Reader,
  { workspace, accountSid }: Pick<StoredAccount, 'workspace' | 'accountSid'>,
  places: TwilioPlaces,
  at: Date,
): Promise<void> {
  await reader.run(SET_PLACES, [workspace, accountSid, JSON.stringify(places), at])
}

export async function saveRouter(
  reader: Reader,
  workspace: number,
  router: StoredAccount['router'],
  at: Date,
): Promise<void> {
  await reader.run(SET_ROUTER, [workspace, router, at])
}

/** Keeps since when the account refuses us, or that it does no more. Answers whether that is news. */
export async function saveRefused(
  reader: Reader,
  { workspace, accountSid }: Pick<StoredAccount, 'workspace' | 'accountSid'>,
  refusedAt: Date | null,
): Promise<boolean> {
  return (await reader.run(REFUSED, [workspace, accountSid, refusedAt])).length > 0
}

const open = ({ sealed, ...row }: Row, secrets: Secrets): StoredAccount => ({
  ...row,
  authToken: secrets.open(PURPOSE, sealed),
})
