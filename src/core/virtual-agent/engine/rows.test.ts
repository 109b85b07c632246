import { expect, test } from 'vitest'
import { rowAt, rowCount, rowsOf } from './rows.ts'
import { borrow, newScratch } from './scratch.ts'

const row = (...columns: number[]) => ({
  columns: Uint16Array.from(columns),
  values: Float32Array.from(columns, (column) => column / 2),
})

test('rows come back as they went in, however wrong the guess was', () => {
  const all = Array.from({ length: 50 }, (_, at) => row(...Array.from({ length: at }, (_unused, entry) => entry)))
  for (const guess of [0, 10, 100_000]) {
    const rows = rowsOf(all, newScratch(), guess)
    expect(rowCount(rows)).toBe(50)
    expect(rowAt(rows, 0).columns).toHaveLength(0)
    expect([...rowAt(rows, 37).values]).toEqual([...all[37]!.values])
  }
})

test('memory is used again, apart for each who borrows at once, and is all zero', () => {
  const scratch = newScratch()
  const [first, beside] = borrow(scratch, 1000, 10)
  first!.fill(7)
  expect(beside!.every((value) => value === 0)).toBe(true)
  const [second] = borrow(scratch, 500)
  expect(second!.buffer).toBe(first!.buffer)
  expect(second!.every((value) => value === 0)).toBe(true)
})
