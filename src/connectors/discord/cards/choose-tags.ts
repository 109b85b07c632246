import { text } from '../../../texts/format.ts'
import { type Fields, idOf, listOf, numberOf, textOf } from '../shapes.ts'

/** Discord's own limit, and the flag of a forum that wants a tag on every post (resources/channel, "Channel Flags"). */
const MOST = 5
const REQUIRE_TAG = 1 << 4
const LOCALES = ['en', 'pt-BR']

/**
 * The tags for a post: those of the forum that bear the name of its area or of one of the case's own tags. Where the forum wants one and
 * none fits, the one for what is left over, or the first. Null: it wants one and has none that we may give.
 */
export function chooseTags(forum: Fields, wanted: { area: string | null; tags: readonly string[] }): string[] | null {
  const known = listOf(forum, 'available_tags')
    .filter((tag) => tag.moderated !== true)
    .flatMap((tag) => {
      const id = idOf(tag, 'id')
      return id ? [{ id, name: plain(textOf(tag, 'name') ?? '') }] : []
    })
  const names = new Set([...(wanted.area ? namesOf(wanted.area) : []), ...wanted.tags.map(plain)])
  const fitting = known.filter(({ name }) => names.has(name)).slice(0, MOST)
  const isRequired = ((numberOf(forum, 'flags') ?? 0) & REQUIRE_TAG) !== 0
  if (fitting.length > 0 || !isRequired) return fitting.map(({ id }) => id)
  const others = new Set(namesOf('other'))
  const left = known.find(({ name }) => others.has(name)) ?? known[0]
  return left ? [left.id] : null
}

const OTHER_NAMES = ['Other', 'Outro', 'Outros', 'Misc']

/** What people call an area: our words in each language, and our own name of it. */
const namesOf = (area: string): string[] =>
  [
    area.replaceAll('_', ' '),
    ...LOCALES.map((locale) => text(locale, 'area', { area })),
    ...(area === 'other' ? OTHER_NAMES : []),
  ].map(plain)

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
