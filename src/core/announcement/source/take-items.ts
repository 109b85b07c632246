import type { Statement, Transaction } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/ids.ts'
import { plainLine } from '../../../protocol/plain-words.ts'
import { announceItem } from '../announce-item.ts'
import { forgetItems } from './forget-items.ts'
import { keysOfCall, keysOfList } from './item-keys.ts'
import { safeLink } from './safe-link.ts'
import type { Item } from './source.ts'
import type { StoredSource } from './stored-source.ts'
import { wants } from './wants.ts'
import { writeItem } from './write-item.ts'

/** Announcements of one look. */
const MOST = 5
/** More keys of one source than this are those of one that gives its items other ids each time: what is known already stays known. */
const MOST_KEYS = 20_000

const KNOWN: Statement = {
  name: 'source_known_keys',
  text: 'select key, item_id as item from source_item_key where workspace = $1 and source_id = $2 and key = any($3::text[])',
}

const ENOUGH: Statement = {
  name: 'source_enough_keys',
  text: `select 1 from source_item_key where workspace = $1 and source_id = $2 offset ${MOST_KEYS} limit 1`,
}

const SEEN_TITLES: Statement = {
  name: 'source_seen_titles',
  text: 'select distinct title from source_item where workspace = $1 and source_id = $2 and title = any($3::text[])',
}

const STORE: Statement = {
  name: 'source_items_store',
  text: `insert into source_item (workspace, source_id, id, title, link, published_at, became, announcement_id, at)
    select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::uuid[], $9::timestamptz[])`,
}

const STORE_KEYS: Statement = {
  name: 'source_keys_store',
  text: `insert into source_item_key (workspace, source_id, key, item_id)
    select $1, $2, * from unnest($3::text[], $4::uuid[]) on conflict do nothing`,
}

export interface Taking {
  workspace: number
  /** Locked by the caller. */
  source: StoredSource
  /** In any order. */
  items: readonly Item[]
  /** Of a webhook: the call's own key, which is kept with its item and forgotten with it. */
  call?: string | null
  /** They stood there before anybody was to be told: none of them is announced. */
  quiet: boolean
  now: Date
}

export interface Taken {
  /** Items that were not known before. */
  fresh: number
  announced: number
  /** Why not all that is new was announced, in words. */
  trouble: string | null
}

interface Sorted {
  fresh: Fresh[]
  /** Keys to be stored, with their items. */
  keys: Map<string, string>
  /** All items of this look that are one and the same counted once. */
  distinct: Set<string>
}

interface Fresh {
  id: string
  item: Item
  title: string
}

/**
 * Takes items in: what is not known yet is stored, and announced where it is wanted, in the order of their times. One that is known by any of its
 * keys is left alone, also when its words have changed.
 */
export async function takeItems(tx: Transaction, taking: Taking): Promise<Taken> {
  const { workspace, source, now } = taking
  const { fresh, keys, distinct } = await sortOut(tx, taking)
  const { chosen, trouble } = await choose(tx, taking, { fresh, distinct })
  const announced = new Map<string, string>()
  for (const [place, { id, item }] of [...chosen].entries()) {
    const text = writeItem(source.template, item, source.name)
    // Each a moment later than the one before, so that they stand in the order of their times wherever they are listed.
    const at = new Date(now.getTime() + place)
    announced.set(id, await announceItem(tx, { workspace, source, text, link: safeLink(item.link), now: at }))
  }
  if (keys.size > 0) tx.later(STORE_KEYS, [workspace, source.id, [...keys.keys()], [...keys.values()]])
  if (fresh.length > 0) {
    store(tx, taking, { fresh, announced })
    await forgetItems(tx, { workspace, source: source.id, but: [...distinct] })
  }
  return { fresh: fresh.length, announced: announced.size, trouble }
}

/** Which items are new, the oldest first, and by what they will be known. */
async function sortOut(tx: Transaction, { workspace, source, items, call }: Taking): Promise<Sorted> {
  const ordered = inOrder(items)
  const called = call ? [call] : []
  const named =
    source.kind === 'webhook' ? ordered.map((item) => [...keysOfCall(item), ...called]) : keysOfList(ordered)
  const keyed = ordered.map((item, place) => ({ item, keys: named[place] ?? [] }))
  const asked = keyed.flatMap(({ keys }) => keys)
  const rows = await tx.run<{ key: string; item: string }>(KNOWN, [workspace, source.id, asked])
  const known = new Map(rows.map(({ key, item }) => [key, item]))
  const full = (await tx.run(ENOUGH, [workspace, source.id])).length > 0
  const sorted: Sorted = { fresh: [], keys: new Map(), distinct: new Set() }
  for (const { item, keys } of keyed) {
    const before = keys.map((key) => known.get(key)).find((id) => id !== undefined)
    const id = before ?? newId()
    sorted.distinct.add(id)
    if (!before) sorted.fresh.push({ id, item, title: plainLine(item.title, 300) })
    for (const key of keys) {
      if (known.has(key) || (before && full)) continue
      known.set(key, id)
      sorted.keys.set(key, id)
    }
  }
  return sorted
}

/** The oldest first. Of those without a time the last one in the list is the oldest, as feeds are written. */
function inOrder(items: readonly Item[]): Item[] {
  const times = items.map(({ publishedAt }) => publishedAt?.getTime() ?? Number.POSITIVE_INFINITY)
  const places = [...items.keys()].sort((one, other) => {
    const [first = 0, second = 0] = [times[one], times[other]]
    return first === second ? other - one : first - second
  })
  return places.flatMap((place) => items[place] ?? [])
}

/** Those that are to be announced. */
async function choose(
  tx: Transaction,
  taking: Taking,
  { fresh, distinct }: Pick<Sorted, 'fresh' | 'distinct'>,
): Promise<{ chosen: Fresh[]; trouble: string | null }> {
  const { source, quiet } = taking
  const wanted = quiet ? [] : fresh.filter(({ item }) => wants(source.filter, item))
  if (wanted.length > 1 && fresh.length === distinct.size && (await areSeen(tx, taking, fresh))) {
    return { chosen: [], trouble: OTHER_IDS }
  }
  const chosen = wanted.slice(-MOST)
  const left = wanted.length - chosen.length
  return { chosen, trouble: left > 0 ? TOO_MANY(wanted.length, left) : null }
}

/** Nothing in the list is known, and most of its titles are: it gives its items other ids and addresses each time. */
async function areSeen(tx: Transaction, { workspace, source }: Taking, fresh: readonly Fresh[]): Promise<boolean> {
  const titles = new Set(fresh.map(({ title }) => title))
  const seen = await tx.run(SEEN_TITLES, [workspace, source.id, [...titles]])
  return seen.length * 2 > titles.size
}

const OTHER_IDS =
  'It gives its items other ids and addresses each time it is asked, so old ones look new. Nothing was announced of them: look at them in the list, and choose another feed.'
const TOO_MANY = (all: number, left: number): string =>
  `${all} new items came at once. The newest ${MOST} were taken, ${left} were not: they stand in the list of items.`

function store(
  tx: Transaction,
  taking: Taking,
  { fresh, announced }: { fresh: Fresh[]; announced: Map<string, string> },
): void {
  const { workspace, source, quiet, now } = taking
  const became = ({ id, item }: Fresh): string => {
    if (announced.has(id)) return 'announced'
    return quiet || wants(source.filter, item) ? 'old' : 'filtered'
  }
  tx.later(STORE, [
    ...[workspace, source.id],
    fresh.map(({ id }) => id),
    fresh.map(({ title }) => title),
    fresh.map(({ item }) => safeLink(item.link)),
    fresh.map(({ item }) => item.publishedAt),
    fresh.map(became),
    fresh.map(({ id }) => announced.get(id) ?? null),
    fresh.map((_one, place) => new Date(now.getTime() + place)),
  ])
}
