import type { Scratch } from './scratch.ts'

/** Sparse rows one after the other (CSR): row i has the entries from starts[i] up to starts[i + 1]. */
export interface Rows {
  starts: Uint32Array
  /** Column of each entry; a vocabulary has fewer than 65,536. */
  columns: Uint16Array
  values: Float32Array
}

/** One sparse row. */
export interface Row {
  columns: Uint16Array
  values: Float32Array
}

export const rowCount = (rows: Rows): number => rows.starts.length - 1

export function rowAt(rows: Rows, at: number): Row {
  const from = rows.starts[at]!
  const to = rows.starts[at + 1]!
  return { columns: rows.columns.subarray(from, to), values: rows.values.subarray(from, to) }
}

/**
 * Rows in borrowed memory.
 * @param rows is walked once, so that they need never stand in memory both ways
 * @param guess about how many entries they have together
 */
export function rowsOf(rows: Iterable<Row>, scratch: Scratch, guess = 1 << 12): Rows {
  makeRoom(scratch, guess, 0)
  const starts = [0]
  let length = 0
  for (const row of rows) {
    const needed = length + row.columns.length
    if (needed > scratch.columns.length) makeRoom(scratch, Math.ceil(needed * 1.2), length)
    scratch.columns.set(row.columns, length)
    scratch.values.set(row.values, length)
    length = needed
    starts.push(length)
  }
  const { columns, values } = scratch
  return { starts: Uint32Array.from(starts), columns: columns.subarray(0, length), values: values.subarray(0, length) }
}

/** @param kept entries that are not to be lost */
function makeRoom(scratch: Scratch, entries: number, kept: number): void {
  if (entries <= scratch.columns.length) return
  const { columns, values } = scratch
  scratch.columns = new Uint16Array(entries)
  scratch.values = new Float32Array(entries)
  scratch.columns.set(columns.subarray(0, kept))
  scratch.values.set(values.subarray(0, kept))
}
