import { describe, expect, it } from 'vitest'
import { makePng } from '../../../test/support/png.ts'
import { measureImage } from './measure-image.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

/** Heads of files, 300 wide and 200 high. */
const PNG = new Uint8Array(makePng(300, 200, [0, 0, 0]))
const GIF = bytes('GIF89a', [0x2c, 0x01, 0xc8, 0x00, 0, 0, 0])
const JPEG_HEAD = [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46]
const FRAME = [0x00, 0x11, 0x08, 0x00, 0xc8, 0x01, 0x2c, 0x03]
const RIFF: [string, number[], string] = ['RIFF', [0, 0, 0, 0], 'WEBP']

describe('the size of an image', () => {
  it.each([
    ['PNG', 'image/png', PNG],
    ['GIF', 'image/gif', GIF],
    ['JPEG', 'image/jpeg', bytes(JPEG_HEAD, [0xff, 0xc0], FRAME)],
    [
      'JPEG that is built up step by step, after tables and filling',
      'image/jpeg',
      bytes(JPEG_HEAD, [0xff, 0xc4, 0, 3, 9, 0xff, 0xff, 0xc2], FRAME),
    ],
    ['WebP', 'image/webp', bytes(...RIFF, 'VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x2c, 0x01, 0xc8, 0x00])],
    ['WebP without loss', 'image/webp', bytes(...RIFF, 'VP8L', [0, 0, 0, 0, 0x2f, 0x2b, 0xc1, 0x31, 0x00])],
    [
      'WebP with more',
      'image/webp',
      bytes(...RIFF, 'VP8X', [0, 0, 0, 0, 0, 0, 0, 0, 0x2b, 0x01, 0x00, 0xc7, 0x00, 0x00]),
    ],
  ])('is read from a %s', (_, mediaType, file) => {
    expect(measureImage(file, mediaType)).toEqual({ width: 300, height: 200 })
  })

  it.each([
    ['cut off', 'image/png', PNG.slice(0, 18)],
    ['empty', 'image/jpeg', new Uint8Array()],
    ['of nothing', 'image/gif', bytes('GIF89a', [0, 0, 0, 0])],
    ['without a frame', 'image/jpeg', bytes(JPEG_HEAD, [0x00, 0x00])],
    ['endless', 'image/jpeg', bytes(JPEG_HEAD, [0xff, 0xe1, 0xff, 0xff])],
    ['of another kind', 'image/webp', bytes(...RIFF, 'ALPH', [0, 0, 0, 0])],
    ['no image', 'text/html', bytes('<html>')],
  ])('is unknown where the file is %s', (_, mediaType, file) => {
    expect(measureImage(file, mediaType)).toBeNull()
  })
})
