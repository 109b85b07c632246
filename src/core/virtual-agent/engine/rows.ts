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

/** @param rows is walked once, so that they need never stand in memory both ways */
export function rowsOf(rows: Iterable<Row>): Rows {
  const starts = [0]
  let columns = new Uint16Array(1 << 12)
  let values = new Float32Array(1 << 12)
  let length = 0
  for (const row of rows) {
    const needed = length + row.columns.length
    if (needed > columns.length) {
      columns = longer(columns, new Uint16Array(needed * 1.5))
      values = longer(values, new Float32Array(needed * 1.5))
    }
    columns.set(row.columns, length)
    values.set(row.values, length)
    length = needed
    starts.push(length)
  }
  return { starts: Uint32Array.from(starts), columns: columns.subarray(0, length), values: values.subarray(0, length) }
}

function longer<Numbers extends Uint16Array | Float32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from)
  return into
}
