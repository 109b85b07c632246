/** The rule for public names, apart from the schema, so that the console keeps it without carrying the validator. */

export const PUBLIC_NAME_LENGTH = 32
/**
 * Letters, marks, digits, spaces and a little punctuation, so that a name can neither open markup nor pass for a mention, a link or a
 * command.
 */
export const PUBLIC_NAME_SHAPE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’&()+-]*$/u
/** Three marks in a row are no language's spelling: they climb over the lines beside them. */
export const TOO_MANY_MARKS = /\p{M}{3}/u

export const PUBLIC_NAME_FAULTS = {
  shape: "Use letters, digits, spaces and . , ' & ( ) + - only.",
  marks: 'Use fewer marks on one letter.',
}

/** Why a name, as it was typed, cannot be a public name, in words for the person; null when it can. */
export function faultOfPublicName(typed: string): string | null {
  const name = typed.trim()
  if (name === '') return 'Members need a name to read.'
  if (name.length > PUBLIC_NAME_LENGTH) return `Use at most ${PUBLIC_NAME_LENGTH} characters.`
  if (!/^[\p{L}\p{N}]/u.test(name)) return 'Begin with a letter or a digit.'
  if (!PUBLIC_NAME_SHAPE.test(name)) return PUBLIC_NAME_FAULTS.shape
  return TOO_MANY_MARKS.test(name) ? PUBLIC_NAME_FAULTS.marks : null
}
