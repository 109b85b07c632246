import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { drawFace, paint } from '../../../../../test/support/lookalikes/draw-face.ts'
import { makePng } from '../../../../../test/support/png.ts'
import { arePicturesAlike } from '../../../../core/safety/picture/alike.ts'
import { hashOfPixels, type Pixels } from '../../../../core/safety/picture/hash-of-pixels.ts'
import { pictureHash } from './picture-hash.ts'

function fileOf({ width, height, data }: Pixels): Buffer {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data)
  return PNG.sync.write(png)
}

test('a file looks as its pixels do', () => {
  expect(pictureHash(fileOf(drawFace(3)))).toBe(hashOfPixels(drawFace(3)))
  expect(arePicturesAlike(pictureHash(fileOf(drawFace(3))), pictureHash(fileOf(drawFace(4))))).toBe(false)
})

test('a file of another kind is known by its bytes alone', () => {
  expect(pictureHash(Buffer.from('<svg>1</svg>'))).toBe(pictureHash(Buffer.from('<svg>1</svg>')))
  const [one, other] = [pictureHash(Buffer.from('<svg>1</svg>')), pictureHash(Buffer.from('<svg>2</svg>'))]
  expect(arePicturesAlike(one, other)).toBe(false)
})

test('one colour, no picture, a broken one and a huge one look like nothing', () => {
  expect(pictureHash(fileOf(paint(32, 32, () => [1, 2, 3])))).toBeNull()
  expect(pictureHash(Buffer.alloc(0))).toBeNull()
  expect(pictureHash(fileOf(drawFace(1)).subarray(0, 90))).toBeNull()
  expect(pictureHash(makePng(600, 600, [90, 20, 40]))).toBeNull()
})
