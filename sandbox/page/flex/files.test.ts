import { expect, test } from 'vitest'
import { refuseFile } from './files.ts'

test("a file goes only if Flex's own page would send it", () => {
  expect(refuseFile({ name: 'Lantern.PNG', size: 10 })).toBeNull()
  expect(refuseFile({ name: 'lantern.webp', size: 10 })).toMatch('Flex cannot send lantern.webp.')
  expect(refuseFile({ name: 'lantern', size: 10 })).toMatch('Flex cannot send')
  expect(refuseFile({ name: 'film.mp4', size: 17 * 1024 * 1024 })).toMatch('larger than 16 MB')
})
