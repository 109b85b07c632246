import { createHash } from 'node:crypto'
import { FACES } from './faces.gen.ts'
import type { Person } from './model.ts'

const BOT = 'lantern'

/** The people of the first server keep their pictures, so that they are known again after a fresh start. */
const KNOWN: Record<string, string> = {
  'ingrid.nord': 'aurora',
  'mossy.lantern': 'hills',
  kofi_walks: 'fox',
  yukikaze: 'flake',
  dfuentes: 'sunset',
  'layla.h': 'moon',
  'noa.toadstool': 'toadstool',
  'tariq.trails': 'dunes',
  soranaka: 'owl',
  'arjun.uphill': 'frog',
  'bia.trilhas': 'parrot',
  'eirik.dahl': 'peak',
  'camille.roux': 'leaf',
  'wren.hadley': 'whale',
  'odalys.p': 'boat',
}
/** Nobody who comes later looks like one of them. */
const OTHERS = Object.keys(FACES).filter(
  (name) => name !== BOT && !name.endsWith('-copy') && !Object.values(KNOWN).includes(name),
)

export const isDrawing = (name: string): boolean => Object.hasOwn(FACES, name)

/** Which drawing is a person's picture. */
export function drawingOf({ picture, user }: Person): string {
  if (picture !== undefined && isDrawing(picture)) return picture
  const { id, username, bot } = user
  if (bot) return BOT
  // The middle of a snowflake differs even between people who were made in one millisecond's neighbourhood.
  const sum = [...id].reduce((all, digit, at) => all + Number(digit) * (at + 3), 0)
  return KNOWN[username] ?? OTHERS[sum % OTHERS.length] ?? BOT
}

/** Discord names pictures by a hash of 32 hexadecimal digits (documentation: reference, "Image Formatting"). */
const hashOf = (drawing: string): string => createHash('sha256').update(drawing).digest('hex').slice(0, 32)

const BY_HASH = new Map(Object.entries(FACES).map(([name, face]) => [hashOf(name), face]))

/** The hash under which a person's picture is asked for. */
export const avatarOf = (person: Person): string => hashOf(drawingOf(person))

/** The picture behind a hash as a PNG file; null where there is none of that name. */
export function faceOf(hash: string): Buffer | null {
  const face = BY_HASH.get(hash)
  return face ? Buffer.from(face, 'base64') : null
}
