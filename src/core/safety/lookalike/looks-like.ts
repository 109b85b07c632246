import { arePicturesAlike } from '../picture/alike.ts'
import { type Likeness, likenessOf, likenessToOfficial } from './compare-names.ts'
import { formsOf, type NameForm } from './name-form.ts'

/** How somebody shows themselves. */
export interface Face {
  /** As they are called where they are met. */
  name: string
  /** Their account's name; '' where it is not known. */
  handle: string
  /** What their picture looks like, as `hashOfPixels` tells; null where it has none that tells anything. */
  picture?: string | null
}

export interface StaffFace extends Face {
  /** The brand or its virtual agent: nobody else may bear that name, even alone. */
  official?: boolean
}

export interface Lookalike {
  /** Whom they look like, by the place in the list. */
  staff: number
  /** 0 to 1. */
  certainty: number
  signs: ('name' | 'handle' | 'picture')[]
}

const BY_PICTURE = 0.8
/** Of two signs each makes the other surer. */
const MORE_BY_ANOTHER = 0.05
const MOST = 0.99

interface Forms {
  name: NameForm[]
  handle: NameForm[]
}

// A team is compared with thousands of members, so that its names are taken apart once.
const taken = new WeakMap<Face, Forms>()

/**
 * Whether somebody is made to look like one of the staff, and like whom most: by name, by account name, each also held against the
 * other, or by picture. First names that many bear say nothing alone. Who is staff is not to be asked about.
 */
export function looksLike(candidate: Face, staff: readonly StaffFace[]): Lookalike | null {
  const theirs = { name: formsOf(candidate.name), handle: formsOf(candidate.handle) }
  const brands = staff.filter(({ official }) => official).flatMap((face) => formsOfFace(face).name.slice(0, 1))
  let best: Lookalike | null = null
  for (const [index, face] of staff.entries()) {
    const found = compare(theirs, candidate, face, brands)
    if (found && found.certainty > (best?.certainty ?? 0)) best = { staff: index, ...found }
  }
  return best
}

function compare(
  theirs: Forms,
  candidate: Face,
  face: StaffFace,
  brands: readonly NameForm[],
): Omit<Lookalike, 'staff'> | null {
  const mine = formsOfFace(face)
  const name = likenessOfAny(theirs.name, mine, face.official ?? false, brands)
  const handle = likenessOfAny(theirs.handle, mine, face.official ?? false, brands)
  const picture = arePicturesAlike(candidate.picture ?? null, face.picture ?? null)
  const signs: Lookalike['signs'] = []
  if (isSign(name, picture)) signs.push('name')
  if (isSign(handle, picture)) signs.push('handle')
  if (picture) signs.push('picture')
  if (signs.length === 0) return null
  const sure = Math.max(numberOf(name), numberOf(handle), picture ? BY_PICTURE : 0)
  return { certainty: Math.min(MOST, sure + MORE_BY_ANOTHER * (signs.length - 1)), signs }
}

/** A name that many bear counts where the picture is alike too. */
const isSign = (likeness: Likeness, picture: boolean): boolean => (likeness === 'same' ? picture : likeness > 0)
const numberOf = (likeness: Likeness): number => (likeness === 'same' ? 0 : likeness)

function likenessOfAny(theirs: NameForm[], mine: Forms, official: boolean, brands: readonly NameForm[]): Likeness {
  let best: Likeness = 0
  for (const form of theirs) {
    for (const own of [...mine.name, ...mine.handle]) {
      const likeness = official ? likenessToOfficial(form, own) : likenessOf(form, own, brands)
      if (likeness === 'same') best ||= 'same'
      else if (likeness > numberOf(best)) best = likeness
    }
  }
  return best
}

function formsOfFace(face: Face): Forms {
  const known = taken.get(face)
  if (known) return known
  const forms = { name: formsOf(face.name), handle: formsOf(face.handle) }
  taken.set(face, forms)
  return forms
}
