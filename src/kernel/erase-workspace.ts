import type { Database } from './database.ts'

/** Rows that one statement deletes: small enough to hold nobody up. */
const BATCH = 2000

interface Table {
  name: string
  /** The column may be empty: the row belongs to somebody else, and only points at the workspace. */
  loose: boolean
  /** Tables whose rows refer to this one's. */
  children: string[]
}

// The catalogue is asked, so that a table that comes later cannot be forgotten here.
const TABLES = {
  name: 'erase_tables',
  text: `select c.relname as name, not a.attnotnull as loose,
      array(select distinct k.conrelid::regclass::text from pg_constraint k
        where k.contype = 'f' and k.confrelid = c.oid and k.conrelid <> c.oid) as children
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by c.relname`,
}

/**
 * Deletes every row of a workspace in every table that is ordered by workspaces, referring rows first, batch by batch; rows that merely
 * point at it point nowhere afterwards. Breaking off and beginning again does no harm. The workspace's own row stays.
 */
export async function eraseWorkspace(db: Database, workspace: number): Promise<void> {
  const tables = childrenFirst(await db.run<Table>(TABLES, []))
  // What was written meanwhile by a request that had begun before is met by another round.
  for (let erased = 1; erased > 0; ) {
    erased = 0
    for (const table of tables) erased += await eraseTable(db, table, workspace)
  }
}

async function eraseTable(db: Database, { name, loose }: Table, workspace: number): Promise<number> {
  const some = `ctid = any(array(select ctid from "${name}" where workspace = $1 limit ${BATCH}))`
  const act = loose ? `update "${name}" set workspace = null` : `delete from "${name}"`
  const statement = { name: `erase_${name}`, text: `${act} where ${some} returning 1` }
  let erased = 0
  for (let batch = BATCH; batch === BATCH; erased += batch) {
    batch = (await db.run(statement, [workspace])).length
  }
  return erased
}

/** Orders tables so that each stands behind those that refer to it. @throws Error when they refer to each other in a ring */
export function childrenFirst<Named extends Pick<Table, 'name' | 'children'>>(tables: readonly Named[]): Named[] {
  const left = new Map(tables.map((table) => [table.name, table]))
  const ordered: Named[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(({ children }) => !children.some((child) => left.has(child)))
    if (free.length === 0) throw new Error(`tables refer to each other in a ring: ${[...left.keys()].join(', ')}`)
    for (const table of free) left.delete(table.name)
    ordered.push(...free)
  }
  return ordered
}
