import { PermissionFlagsBits } from 'discord-api-types/v10'

/** Discord's own names, written apart: `SendTTSMessages` is "Send TTS Messages". */
const inWords = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')

const flat = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

/** Every permission with its bit, the lowest first. Two of Discord's names share a bit; the newer one, which comes last, is written. */
const NAMES = new Map<bigint, string>()
const BITS = new Map<string, bigint>()
for (const [name, bit] of Object.entries(PermissionFlagsBits)) {
  NAMES.set(bit, inWords(name))
  BITS.set(flat(name), bit)
}
const SORTED = [...NAMES].sort(([a], [b]) => (a < b ? -1 : 1))

/** What Discord's own screens call otherwise than its description does. */
const SHOWN: Record<string, string> = {
  managechannel: 'managechannels',
  managepermissions: 'manageroles',
  manageserver: 'manageguild',
  timeoutmembers: 'moderatemembers',
  usevoiceactivity: 'usevad',
  viewchannels: 'viewchannel',
  createinvite: 'createinstantinvite',
}

/** The bit of a permission's name, in any case, in one word or several; null for a name that Discord does not have. */
export function bitOfName(name: string): bigint | null {
  const key = flat(name)
  return BITS.get(key) ?? BITS.get(SHOWN[key] ?? '') ?? null
}

/** The sum of what names mean; names that are none are passed over: the file was read with care. */
export const bitsOfNames = (names: readonly string[]): bigint =>
  names.reduce((sum, name) => sum | (bitOfName(name) ?? 0n), 0n)

/** The names of bits, always in the same order; bits that Discord has not named are left out. */
export const namesOfBits = (bits: bigint): string[] =>
  SORTED.flatMap(([bit, name]) => ((bits & bit) === 0n ? [] : [name]))

/** The names as they are always written, in their order. */
export const canonicalNames = (names: readonly string[]): string[] => namesOfBits(bitsOfNames(names))

/** What lies behind the bits that have names: all that a person can be told of. */
export const NAMED_BITS: bigint = SORTED.reduce((sum, [bit]) => sum | bit, 0n)
