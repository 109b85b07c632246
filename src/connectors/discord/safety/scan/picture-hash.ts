import { createHash } from 'node:crypto'
import { PNG } from 'pngjs'
import { hashOfPixels } from '../../../../core/safety/picture/hash-of-pixels.ts'

/** A picture is asked for at 64 pixels; what says to be much larger would only cost memory. */
const LARGEST = 512
/** Where a PNG file says how wide and how high it is (PNG specification, "IHDR"). */
const SIZE_AT = 16

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47])
const DIGITS = 16

/**
 * What a picture looks like, as `hashOfPixels` tells; null where a PNG file cannot be read, is too large, or shows nothing. Of a file that is
 * no PNG only the very same one is known again: then it is a digest of its bytes, which is far from every other.
 */
export function pictureHash(file: Uint8Array): string | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
    return bytes.length === 0 ? null : createHash('sha256').update(bytes).digest('hex').slice(0, DIGITS)
  }
  if (bytes.length < SIZE_AT + 8) return null
  const [width, height] = [bytes.readUInt32BE(SIZE_AT), bytes.readUInt32BE(SIZE_AT + 4)]
  if (width > LARGEST || height > LARGEST || width === 0 || height === 0) return null
  try {
    return hashOfPixels(PNG.sync.read(bytes))
  } catch {
    return null
  }
}
