import { type FileOverwrites, keyOf } from '../../../protocol/server-file.ts'
import type { FoundOverwrite } from './found.ts'
import { bitsOfNames, NAMED_BITS, namesOfBits } from './permission-names.ts'
import { type Planning, Refs } from './planning.ts'
import type { Line } from './step.ts'

/** The overwrites of a place as the file wants them, beside those that it does not speak of. */
export interface WantedOverwrites {
  /** As Discord takes them. */
  body: { id: string; type: 0 | 1; allow: string; deny: string }[]
  /** What differs from what is there. */
  lines: Line[]
  /** Bits that come or go, each of which the bot must have itself. */
  changed: bigint
  waits: Set<string>
}

const NONE = { allow: 0n, deny: 0n }

/**
 * `everyone`, the roles of the file and the bot are ours to say; overwrites of others stay. `wanted` undefined: nobody is named, so nobody
 * of ours has any.
 */
export function wantedOverwrites(
  planning: Planning,
  wanted: FileOverwrites | undefined,
  before: readonly FoundOverwrite[],
): WantedOverwrites {
  const { file, found, bound } = planning
  const refs = new Refs(planning)
  const ours: [who: string, id: string | undefined][] = [
    ['everyone', found.id],
    ...file.roles.map((role): [string, string | undefined] => [keyOf(role), bound.roles.get(keyOf(role))?.id]),
    ['bot', found.bot.id],
  ]
  const known = new Set(ours.map(([, id]) => id))
  const body = before.filter(({ id }) => !known.has(id)).map(({ id, type, ...bits }) => bodyOf(id, type, bits))
  const lines: Line[] = []
  let changed = 0n
  for (const [who, id] of ours) {
    const named = wanted?.[who]
    if (!named && id === undefined) continue
    const was = before.find((overwrite) => overwrite.id === id) ?? NONE
    const is = named ? bitsOf(named, was) : NONE
    if (is.allow !== 0n || is.deny !== 0n)
      body.push(bodyOf(id ?? refs.role(who), who === 'bot' ? 'member' : 'role', is))
    changed |= (was.allow ^ is.allow) | (was.deny ^ is.deny)
    const [wasWords, isWords] = [wordsOf(was), wordsOf(is)]
    if (wasWords !== isWords) lines.push({ what: who, before: wasWords, after: isWords })
  }
  return { body, lines, changed, waits: refs.waits }
}

/** Bits without a name stay as they are. */
const bitsOf = (named: { allow: string[]; deny: string[] }, was: { allow: bigint; deny: bigint }) => ({
  allow: bitsOfNames(named.allow) | (was.allow & ~NAMED_BITS),
  deny: bitsOfNames(named.deny) | (was.deny & ~NAMED_BITS),
})

const bodyOf = (id: string, type: 'role' | 'member', { allow, deny }: { allow: bigint; deny: bigint }) => ({
  ...{ id, type: type === 'role' ? (0 as const) : (1 as const) },
  ...{ allow: allow.toString(), deny: deny.toString() },
})

function wordsOf({ allow, deny }: { allow: bigint; deny: bigint }): string | null {
  const words = [
    ...(allow === 0n ? [] : [`may ${namesOfBits(allow).join(', ')}`]),
    ...(deny === 0n ? [] : [`may not ${namesOfBits(deny).join(', ')}`]),
  ]
  return words.length === 0 ? null : words.join('; ')
}
