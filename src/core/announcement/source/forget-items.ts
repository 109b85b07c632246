import type { Statement, Transaction } from '../../../kernel/database.ts'

/** Items of one source that are kept: ten times as many as are ever looked at. */
const KEPT = 5000

// What still stands in the source stays known, however old it is.
const FORGET: Statement = {
  name: 'source_forget',
  text: `with old as (
      select id from source_item where workspace = $1 and source_id = $2 order by at desc offset ${KEPT}
    ), gone as (
      delete from source_item i using old where i.workspace = $1 and i.id = old.id and i.id <> all($3::uuid[]) returning i.id
    )
    delete from source_item_key k using gone where k.workspace = $1 and k.source_id = $2 and k.item_id = gone.id`,
}

/** Forgets the oldest items of a source that has had very many. */
export async function forgetItems(
  tx: Transaction,
  { workspace, source, but }: { workspace: number; source: string; but: readonly string[] },
): Promise<void> {
  tx.later(FORGET, [workspace, source, but])
}
