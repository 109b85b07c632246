export interface ImageSize {
  width: number
  height: number
}

/** Marks of a JPEG's frames, which carry its size: C0 to CF without the tables DHT, JPG and DAC. */
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)
/** Marks that stand alone, without a length. */
const isAlone = (mark: number): boolean => mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8)

/**
 * Width and height in pixels, as the head of a file says; null where it says none or is broken. Never throws.
 * Layouts: PNG (W3C, 11.2.2), GIF89a (18), JPEG (ITU T.81, B.2.2), WebP container (RFC 9649, 2).
 * @param mediaType as sniffed
 */
export function measureImage(bytes: Uint8Array, mediaType: string): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = MEASURES[mediaType]?.(view) ?? null
    return size && size.width > 0 && size.height > 0 ? size : null
  } catch {
    // A view throws when it is read past its end: the file is cut off.
    return null
  }
}

const MEASURES: Record<string, (view: DataView) => ImageSize | null> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/jpeg': measureJpeg,
  'image/webp': measureWebp,
}

function measureJpeg(view: DataView): ImageSize | null {
  let at = 2
  while (at < view.byteLength) {
    // Before a mark there may be any number of filling bytes.
    if (view.getUint8(at) !== 0xff) return null
    const mark = view.getUint8(at + 1)
    if (mark === 0xff) at += 1
    else if (isFrame(mark)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    else if (isAlone(mark)) at += 2
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

function measureWebp(view: DataView): ImageSize | null {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)))
  if (kind === 'VP8X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind !== 'VP8L') return null
  const packed = view.getUint32(21, true)
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
