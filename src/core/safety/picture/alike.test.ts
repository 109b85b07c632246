import { expect, test } from 'vitest'
import { drawFace, MADE_ANEW, paint } from '../../../../test/support/lookalikes/draw-face.ts'
import { arePicturesAlike, distanceOf } from './alike.ts'
import { hashOfPixels } from './hash-of-pixels.ts'

const FACES = Array.from({ length: 120 }, (_, seed) => drawFace(seed))
const hashes = FACES.map((face) => hashOfPixels(face))

test.each(Object.keys(MADE_ANEW))('a picture that was made %s is still known', (way) => {
  const alike = FACES.filter((face, at) => {
    const change = MADE_ANEW[way]
    return change && arePicturesAlike(hashes[at] ?? null, hashOfPixels(change(face)))
  })
  expect(alike.length).toBeGreaterThanOrEqual(FACES.length * 0.94)
})

test('pictures of other people are not alike', () => {
  const pairs = hashes.flatMap((one, at) => hashes.slice(at + 1).map((other) => [one, other] as const))
  const alike = pairs.filter(([one, other]) => arePicturesAlike(one, other))
  expect(pairs.length).toBeGreaterThan(7000)
  expect(alike.length).toBeLessThan(pairs.length / 1000)
})

test('a picture that shows nothing is like none', () => {
  const empty = hashOfPixels(paint(64, 64, () => [80, 90, 200]))
  expect(empty).toBeNull()
  expect(hashOfPixels(paint(64, 64, (x) => [80, 90, 200 + (x % 2)]))).toBeNull()
  expect(arePicturesAlike(empty, empty)).toBe(false)
  expect(arePicturesAlike(hashes[0] ?? null, null)).toBe(false)
})

test('the smallest pictures have a look too', () => {
  expect(hashOfPixels(paint(2, 2, (x) => [x * 200, 0, 0]))).toMatch(/^[0-9a-f]{16}$/)
  expect(hashOfPixels(paint(1, 1, () => [0, 0, 0]))).toBeNull()
})

test('the distance counts what differs', () => {
  expect(distanceOf('0000000000000000', 'ffffffffffffffff')).toBe(64)
  expect(distanceOf('0123456789abcdef', '0123456789abcdee')).toBe(1)
})
