import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database, Reader, Statement, Transaction } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { DriftItem, ServerRun } from '../../../protocol/server.ts'
import { type PartIds, type PartKind, partName } from './found.ts'

/** Whose server it is. */
export interface ServerPlace {
  workspace: number
  guild: string
}

export interface StoredServer {
  /** YAML as it was written. */
  file: string
  appliedAt: Date | null
  run: ServerRun | null
  drift: DriftItem[]
  lookedAt: Date | null
  /** The run has given no sign of life for so long that nobody performs it any more. */
  stale: boolean
}

/** Whoever performs a run says so more often than that. */
const STALE = `(beat_at is null or beat_at < now() - interval '10 seconds')`

const READ: Statement = {
  name: 'discord_server_read',
  text: `select file, applied_at as "appliedAt", run, coalesce(drift, '[]') as drift, looked_at as "lookedAt", ${STALE} as stale
    from discord_server where workspace = $1 and guild_id = $2`,
}

const ALL: Statement = {
  name: 'discord_server_all',
  text: `select guild_id as guild, file from discord_server where workspace = $1 and applied_at is not null order by guild_id`,
}

// One statement decides who may begin, also among processes. Another file was never applied, and nothing has changed since.
const BEGIN: Statement = {
  name: 'discord_server_begin',
  text: `insert into discord_server (workspace, guild_id, file, run, beat_at, applied_by) values ($1, $2, $3, $4, now(), $5)
    on conflict (workspace, guild_id) do update set file = excluded.file, run = excluded.run, beat_at = now(),
        applied_by = excluded.applied_by,
        applied_at = case when discord_server.file = excluded.file then discord_server.applied_at end,
        drift = case when discord_server.file = excluded.file then discord_server.drift end
      where discord_server.run is null or discord_server.run->>'state' <> 'running'
        or discord_server.beat_at is null or discord_server.beat_at < now() - interval '10 seconds'
    returning guild_id as guild`,
}

// A run that somebody else has taken over is not ours to write about any more.
const SAVE_RUN: Statement = {
  name: 'discord_server_save_run',
  text: `update discord_server set run = $3, beat_at = now() where workspace = $1 and guild_id = $2 and run->>'id' = $4
    returning guild_id as guild`,
}

const APPLIED: Statement = {
  name: 'discord_server_applied',
  text: `update discord_server set applied_at = $3, drift = '[]', looked_at = $3 where workspace = $1 and guild_id = $2`,
}

const BEAT: Statement = {
  name: 'discord_server_beat',
  text: `update discord_server set beat_at = now() where workspace = $1 and guild_id = $2 and run->>'id' = $3`,
}

const SAVE_DRIFT: Statement = {
  name: 'discord_server_save_drift',
  text: `update discord_server set drift = $3, looked_at = $4 where workspace = $1 and guild_id = $2`,
}

const PARTS: Statement = {
  name: 'discord_server_parts',
  text: `select kind, key, discord_id as id from discord_server_part where workspace = $1 and guild_id = $2`,
}

const PUT_PARTS: Statement = {
  name: 'discord_server_put_parts',
  text: `insert into discord_server_part (workspace, guild_id, kind, key, discord_id, at)
    select $1, $2, part.kind, part.key, part.id, $6 from unnest($3::text[], $4::text[], $5::text[]) as part (kind, key, id)
    on conflict (workspace, guild_id, kind, key) do update set discord_id = excluded.discord_id, at = excluded.at`,
}

const DROP_PART: Statement = {
  name: 'discord_server_drop_part',
  text: `delete from discord_server_part where workspace = $1 and guild_id = $2 and discord_id = $3`,
}

/** The server as it is stored; null while no file was. */
export async function readStoredServer(
  reader: Reader,
  { workspace, guild }: ServerPlace,
): Promise<StoredServer | null> {
  const [row] = await reader.run<StoredServer>(READ, [workspace, guild])
  return row ?? null
}

/** The guilds whose file was applied to its end, with that file. */
export const listAppliedServers = (reader: Reader, workspace: number): Promise<{ guild: string; file: string }[]> =>
  reader.run(ALL, [workspace])

/** Stores the file and begins a run; false where another one goes on. */
export async function beginRun(
  db: Database,
  { workspace, guild }: ServerPlace,
  { file, run, prune, agent }: { file: string; run: ServerRun; prune: boolean; agent: string | null },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const begun = await tx.run(BEGIN, [workspace, guild, file, JSON.stringify(run), agent])
    if (begun.length === 0) return false
    const at = new Date(run.startedAt)
    await recordAudit(tx, {
      ...{ workspace, agent, act: 'server.applied', subject: `workspace:${workspace}`, at },
      facts: { guild, prune: String(prune) },
    })
    await tellChanged(tx, workspace, at)
    return true
  })
}

export interface KnownPart {
  kind: PartKind
  key: string
  id: string
}

/** What a step has brought: parts that are known now, a thing that is gone, and how far the run is. False where the run is no longer ours. */
export async function saveStep(
  db: Database,
  { workspace, guild }: ServerPlace,
  { run, parts, gone, at }: { run: ServerRun; parts: readonly KnownPart[]; gone: string | null; at: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ours = await tx.run(SAVE_RUN, [workspace, guild, JSON.stringify(run), run.id])
    if (ours.length === 0) return false
    putParts(tx, { workspace, guild }, parts, at)
    if (gone !== null) tx.later(DROP_PART, [workspace, guild, gone])
    await tellChanged(tx, workspace, at)
    return true
  })
}

function putParts(tx: Transaction, { workspace, guild }: ServerPlace, parts: readonly KnownPart[], at: Date): void {
  if (parts.length === 0) return
  const of = (read: (part: KnownPart) => string) => parts.map(read)
  tx.later(PUT_PARTS, [workspace, guild, of(({ kind }) => kind), of(({ key }) => key), of(({ id }) => id), at])
}

/** The end of a run, whatever came of it. */
export async function endRun(
  db: Database,
  { workspace, guild }: ServerPlace,
  { run, at }: { run: ServerRun; at: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const ours = await tx.run(SAVE_RUN, [workspace, guild, JSON.stringify(run), run.id])
    if (ours.length === 0) return
    if (run.state === 'done') tx.later(APPLIED, [workspace, guild, at])
    await tellChanged(tx, workspace, at)
  })
}

/** Says that the run is still performed, while it waits for Discord. */
export async function beat(db: Database, { workspace, guild }: ServerPlace, run: string): Promise<void> {
  await db.run(BEAT, [workspace, guild, run])
}

/** What was found changed by hand; screens hear of it where it is something else than before. */
export async function saveDrift(
  db: Database,
  { workspace, guild }: ServerPlace,
  { drift, at, changed }: { drift: readonly DriftItem[]; at: Date; changed: boolean },
): Promise<void> {
  await db.transaction(async (tx) => {
    tx.later(SAVE_DRIFT, [workspace, guild, JSON.stringify(drift), at])
    if (changed) await tellChanged(tx, workspace, at)
  })
}

const tellChanged = (tx: Transaction, workspace: number, at: Date): Promise<void> =>
  appendEvents(tx, [{ workspace, kind: 'server.changed', conversation: null, at }])

export async function readParts(reader: Reader, { workspace, guild }: ServerPlace): Promise<PartIds> {
  const rows = await reader.run<KnownPart>(PARTS, [workspace, guild])
  return new Map(rows.map(({ kind, key, id }) => [partName(kind, key), id]))
}
