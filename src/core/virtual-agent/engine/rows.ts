/** Sparse rows one after the other (CSR): row i has the entries from starts[i] up to starts[i + 1]. */
export interface Rows {
  starts: Uint32Array
  /** Column of each entry. */
  columns: Uint32Array
  values: Float32Array
}

/** One sparse row. */
export interface Row {
  columns: Uint32Array
  values: Float32Array
}

export const rowCount = (rows: Rows): number => rows.starts.length - 1

export function rowAt(rows: Rows, at: number): Row {
  const from = rows.starts[at]!
  const to = rows.starts[at + 1]!
  return { columns: rows.columns.subarray(from, to), values: rows.values.subarray(from, to) }
}

export function rowsOf(rows: readonly Row[]): Rows {
  const starts = new Uint32Array(rows.length + 1)
  rows.forEach((row, at) => {
    starts[at + 1] = starts[at]! + row.columns.length
  })
  const entries = starts[rows.length]!
  const all = { starts, columns: new Uint32Array(entries), values: new Float32Array(entries) }
  rows.forEach((row, at) => {
    all.columns.set(row.columns, starts[at])
    all.values.set(row.values, starts[at])
  })
  return all
}
