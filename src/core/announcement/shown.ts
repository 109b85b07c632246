import { Refusal } from '../../kernel/errors.ts'
import { ANNOUNCEMENT_LENGTH, type RolePlace } from '../../protocol/announcements.ts'
import { officialMark } from '../workspace/official-mark.ts'

/** Discord takes so many characters of a bot (documentation: resources/message, "Create Message"). */
const DISCORD_LENGTH = 2000
const FENCE = '```'

export interface Wording {
  text: string
  mention: RolePlace | null
}

export interface Brand {
  name: string
  locale: string
}

/** What Discord is given: who is mentioned, the words, and our mark below them. */
export function shownOf(wording: Wording, brand: Brand): string {
  return `${headOf(wording)}\n${officialMark(brand)}`
}

/** The same without the mark, which changes with the brand's name. */
export function headOf({ text, mention }: Wording): string {
  const words = quoteByLines(text)
  return mention ? `${mentionOf(mention)}\n${words}` : words
}

/** @throws Refusal invalid, where it would be more than Discord takes */
export function checkLength(wording: Wording, brand: Brand): void {
  const over = shownOf(wording, brand).length - DISCORD_LENGTH
  if (over <= 0) return
  throw new Refusal(
    'invalid',
    `With the line below it this is ${over} too long for Discord, which takes ${DISCORD_LENGTH} characters.`,
    {
      field: 'text',
    },
  )
}

/** The words, cut where they would be more than Discord takes. For what nobody has written here, and nobody can shorten. */
export function fittingText(wording: Wording, brand: Brand): string {
  const text = wording.text.trim()
  const over = shownOf({ ...wording, text }, brand).length - DISCORD_LENGTH
  const most = Math.min(ANNOUNCEMENT_LENGTH, text.length - Math.max(0, over))
  if (text.length <= most) return text
  // Never between the halves of a character.
  return `${text
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}

const mentionOf = ({ id }: RolePlace): string => (id === 'everyone' ? '@everyone' : `<@&${id}>`)

/**
 * `>>>` quotes all that follows, our mark too, which is to stand for itself: each line is quoted instead, and looks the same. In a block of
 * code it means nothing.
 */
function quoteByLines(text: string): string {
  let fences = 0
  let quoting = false
  const lines = text.split('\n').map((line) => {
    const opens = !quoting && fences % 2 === 0 && line.startsWith('>>> ')
    fences += line.split(FENCE).length - 1
    if (opens) {
      quoting = true
      return line.slice(2)
    }
    return quoting ? `> ${line}` : line
  })
  return lines.join('\n')
}
