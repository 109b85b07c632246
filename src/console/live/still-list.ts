import { compareNumbers } from './cursor.ts'

/**
 * A list that keeps still while hands are in it. `order` is what is on the screen; `rows` is what is true. The difference between the two waits
 * behind a pill.
 */
export interface StillList<Row extends { id: string }> {
  rows: Record<string, Row>
  order: string[]
  next: string | null
  asOf: string
}

/** Which rows stand in a list, and in which order: the same as the server's. */
export interface Rules<Row> {
  /** Whether a row that is here still belongs. */
  belongs: (row: Row) => boolean
  /** Whether one that is not here comes in; left out: when it belongs. */
  admits?: (row: Row) => boolean
  compare: (a: Row, b: Row) => number
}

export interface Page<Row> {
  items: Row[]
  next: string | null
  asOf: string
}

/** Adds the next page at the end. What is already here stays as it is: it is newer than the page, or the same. */
export function addPage<Row extends { id: string }, List extends StillList<Row>>(list: List, page: Page<Row>): List {
  const rows = { ...list.rows }
  const order = [...list.order]
  const here = new Set(order)
  for (const row of page.items) {
    if (!here.has(row.id)) order.push(row.id)
    rows[row.id] ??= row
  }
  return { ...list, rows, order, next: page.next }
}

/** The order that the list would have if nobody's hands were in it. */
function wantedOrder<Row extends { id: string }>(list: StillList<Row>, { belongs, compare }: Rules<Row>): string[] {
  return Object.values(list.rows)
    .filter(belongs)
    .sort(compare)
    .map((row) => row.id)
}

/** Rows that are new in this list, or would stand higher than they do: the number on the pill. */
export function waiting<Row extends { id: string }>(list: StillList<Row>, rules: Rules<Row>): number {
  const wanted = wantedOrder(list, rules)
  const here = new Set(list.order)
  const fresh = wanted.filter((id) => !here.has(id))
  const shared = wanted.filter((id) => here.has(id))
  const shown = list.order.filter((id) => shared.includes(id))
  let moved = 0
  let at = 0
  for (const id of shared) {
    if (shown[at] === id) at += 1
    else {
      shown.splice(shown.indexOf(id), 1)
      shown.splice(at, 0, id)
      at += 1
      moved += 1
    }
  }
  return fresh.length + moved
}

export function settle<Row extends { id: string }, List extends StillList<Row>>(list: List, rules: Rules<Row>): List {
  const order = wantedOrder(list, rules)
  if (order.length === list.order.length && order.every((id, at) => id === list.order[at])) return list
  const rows: Record<string, Row> = {}
  for (const id of order) {
    const row = list.rows[id]
    if (row) rows[id] = row
  }
  return { ...list, rows, order }
}

/** Takes in rows as they are now. Those that the list's own answer already covered are skipped. */
export function takeRows<Row extends { id: string }, List extends StillList<Row>>(
  list: List,
  rules: Rules<Row>,
  { changes, still }: { changes: readonly { number: string; row: Row }[]; still: boolean },
): List {
  let { rows } = list
  for (const { number, row } of changes) {
    if (compareNumbers(number, list.asOf) <= 0) continue
    if (rows[row.id] || comesIn(list, rules, row)) rows = { ...rows, [row.id]: row }
  }
  if (rows === list.rows) return list
  const changed = { ...list, rows }
  // In an empty list nothing can move under anybody's hands.
  return still && list.order.length > 0 ? growBelow(changed, rules) : settle(changed, rules)
}

function comesIn<Row extends { id: string }>(list: StillList<Row>, rules: Rules<Row>, row: Row): boolean {
  if (!(rules.admits ?? rules.belongs)(row)) return false
  // A row that stands behind the last page that was read comes with its page.
  const last = list.next === null ? undefined : list.rows[list.order.at(-1) ?? '']
  return !last || rules.compare(row, last) <= 0
}

/** What stands behind all that is shown moves nothing, so it is shown at once. */
function growBelow<Row extends { id: string }, List extends StillList<Row>>(list: List, rules: Rules<Row>): List {
  const wanted = wantedOrder(list, rules)
  const shown = new Set(list.order)
  const end = wanted.slice(wanted.findLastIndex((id) => shown.has(id)) + 1)
  return end.length > 0 ? { ...list, order: [...list.order, ...end] } : list
}

/** Puts one row where it belongs now, whoever's hands are in the list: the agent's own act moves what it was done to. */
export function placeRow<Row extends { id: string }, List extends StillList<Row>>(
  list: List,
  rules: Rules<Row>,
  row: Row,
): List {
  const held = list.rows[row.id] !== undefined
  const stays = held ? rules.belongs(row) : comesIn(list, rules, row)
  if (!held && !stays) return list
  const order = list.order.filter((id) => id !== row.id)
  const rows = { ...list.rows, [row.id]: row }
  if (!stays) {
    delete rows[row.id]
    return { ...list, rows, order }
  }
  const before = order.findIndex((id) => {
    const other = rows[id]
    return other !== undefined && rules.compare(row, other) < 0
  })
  order.splice(before === -1 ? order.length : before, 0, row.id)
  return { ...list, rows, order }
}
