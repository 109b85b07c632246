import { fileTypeFromBuffer } from 'file-type'

/** What bytes are by their own marks, never by name or declaration. Null when nothing is recognised. */
export async function sniff(bytes: Uint8Array): Promise<{ mediaType: string; extension: string } | null> {
  const found = await fileTypeFromBuffer(bytes)
  return found ? { mediaType: found.mime, extension: found.ext } : null
}
