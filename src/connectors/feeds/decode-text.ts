/** Where an XML declaration, or HTML's own way to say it, can name the way of writing; both begin within the first kilobyte. */
const DECLARED = /(?:encoding|charset)\s*=\s*["']?\s*([\w:.-]{2,40})/i
const MARKS = [
  { label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', bytes: [0xff, 0xfe] },
  { label: 'utf-16be', bytes: [0xfe, 0xff] },
]

/**
 * Bytes as text: by their mark, by what the server says, by what they say themselves, and by UTF-8. What turns out not to be so written is read as
 * windows-1252, as whoever says UTF-8 and does not write it most often means. Never throws.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const mark = MARKS.find((one) => one.bytes.every((byte, place) => bytes[place] === byte))
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const said = mark?.label ?? DECLARED.exec(contentType ?? '')?.[1] ?? DECLARED.exec(beginning)?.[1] ?? 'utf-8'
  return decode(said, bytes) ?? decode('utf-8', bytes) ?? new TextDecoder('windows-1252').decode(bytes)
}

function decode(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
