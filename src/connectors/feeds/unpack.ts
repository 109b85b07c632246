import { promisify } from 'node:util'
import { brotliDecompress, unzip } from 'node:zlib'
import { SourceFault } from '../../core/announcement/source/item-reader.ts'
import type { GuardedAnswer } from '../../kernel/guarded-fetch.ts'

/** Of a feed, packed or unpacked. */
export const MOST_BYTES = 4 * 1024 * 1024

const WAYS = {
  gzip: promisify(unzip),
  'x-gzip': promisify(unzip),
  deflate: promisify(unzip),
  br: promisify(brotliDecompress),
}

/** The body as it was before it was packed. What grows beyond the limit while it is unpacked is never held. @throws SourceFault */
export async function unpack({
  bytes,
  cut,
  headers,
}: Pick<GuardedAnswer, 'bytes' | 'cut' | 'headers'>): Promise<Uint8Array> {
  if (cut) throw TOO_LARGE()
  const packed = headers['content-encoding']?.trim().toLowerCase() ?? ''
  if (packed === '' || packed === 'identity' || bytes.length === 0) return bytes
  if (!Object.hasOwn(WAYS, packed))
    throw new SourceFault(`It is packed in a way that is not known here (${packed.slice(0, 40)}).`)
  try {
    return await WAYS[packed as keyof typeof WAYS](bytes, { maxOutputLength: MOST_BYTES })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw TOO_LARGE()
    throw new SourceFault('It says that it is packed, and cannot be unpacked.')
  }
}

const TOO_LARGE = (): SourceFault =>
  new SourceFault('It is larger than 4 MB. Choose a smaller feed, as that of one category.')
