/**
 * Splits a message at a channel's limit, the same way on both ends: the console shows into how many parts a reply will
 * go, the connector sends exactly these.
 */

interface Cut {
  /** Characters that go into this part. */
  end: number
  /** The language of the code fence that stands open at the cut, '' without one; null outside code. */
  language: string | null
}

const MARK = '```'
const CLOSING = `\n${MARK}`
/** Below this a reopened fence would leave no room for words. */
const SMALLEST_WITH_FENCES = 60
const LONGEST_LANGUAGE = 20
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Cuts `text` into parts of at most `limit` UTF-16 units, fences included; Discord's limit is 2,000.
 *
 * Prefers the border of a paragraph, then of a line, a sentence, a word; only a word that is longer than a part is cut
 * inside, never within a surrogate pair, and within a grapheme only where that alone exceeds the limit. A fence that
 * stands open at a cut is closed there and opened again, with its language, in the next part. White space at the cuts
 * is dropped. An empty text, or one of white space alone, gives no part.
 */
export function splitMessage(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text
  let language: string | null = null
  while (opening(language).length + rest.length > limit) {
    const start = opening(language)
    const cut = chooseCut(rest, limit - start.length, language, limit >= SMALLEST_WITH_FENCES)
    const piece = rest.slice(0, cut.end)
    push(parts, cut.language === null ? start + piece.trimEnd() : start + piece + CLOSING)
    rest = afterCut(rest.slice(cut.end), cut.language !== null)
    // Where the code ended right behind the cut, our closing marker stands for the writer's own.
    const ended = cut.language === null ? null : /^\s*```[^\S\n]*\n*/.exec(rest)
    rest = ended ? rest.slice(ended[0].length) : rest
    language = ended ? null : cut.language
  }
  if (rest.trim() !== '') push(parts, opening(language) + rest)
  return parts
}

function opening(language: string | null): string {
  return language === null ? '' : `${MARK}${language}\n`
}

function push(parts: string[], part: string): void {
  if (part.trim() !== '') parts.push(part)
}

/** What is left behind a cut, without the white space that the cut stands for; code keeps its indentation. */
function afterCut(left: string, inCode: boolean): string {
  return inCode ? left.replace(/^\n/, '') : left.replace(/^(?:[^\S\n]*\n)+|^[^\S\n]+/, '')
}

function chooseCut(rest: string, room: number, language: string | null, mayFence: boolean): Cut {
  const coded = mayFence && (language !== null || rest.slice(0, room).includes(MARK))
  if (!coded) return { end: snap(rest, border(rest, room)), language: null }
  const inside = room - CLOSING.length
  return settleFence(rest, snap(rest, border(rest, inside)), inside, language)
}

/**
 * Walks the markers up to the wanted cut and says whether code stands open there. Moves the cut out of a marker, and
 * before a fence that begins late enough, or of which nothing but the marker would be in this part.
 */
function settleFence(rest: string, wanted: number, room: number, language: string | null): Cut {
  let open: { start: number; body: number; language: string } | null =
    language === null ? null : { start: -1, body: 0, language }
  for (let at = rest.indexOf(MARK); at !== -1 && at < wanted; at = rest.indexOf(MARK, at + MARK.length)) {
    if (open && at + MARK.length > wanted) return { end: at + MARK.length, language: null }
    open = open ? null : fenceAt(rest, at)
  }
  if (open === null) return { end: wanted, language: null }
  const barelyBegun = rest.slice(open.body, wanted).trim() === ''
  if (open.start > 0 && (barelyBegun || open.start >= room / 2)) return { end: open.start, language: null }
  const end = open.start < 0 || !barelyBegun ? wanted : snap(rest, room)
  return { end, language: open.language }
}

function fenceAt(text: string, start: number): { start: number; body: number; language: string } {
  const behind = text.slice(start + MARK.length, start + MARK.length + LONGEST_LANGUAGE + 1)
  const language = /^([\w+#.-]*)\n/.exec(behind)?.[1]
  const body = start + MARK.length + (language === undefined ? 0 : language.length + 1)
  return { start, body, language: language ?? '' }
}

/** The best place for a cut in the first `room` characters; a border too near the beginning would waste the part. */
function border(text: string, room: number): number {
  const paragraph = text.lastIndexOf('\n\n', room)
  if (paragraph >= room / 2) return paragraph
  const line = text.lastIndexOf('\n', room)
  if (line >= room / 2) return line
  const sentence = lastMatch(text, room, /[.!?…](?=\s)|[。！？]/g)
  if (sentence >= room / 2) return sentence
  const word = Math.max(lastMatch(text, room, /\S(?=\s)/g), line)
  return word >= room / 8 ? word : room
}

/** Where the last match that ends within `room` ends; -1 without one. */
function lastMatch(text: string, room: number, pattern: RegExp): number {
  let last = -1
  for (const match of text.slice(0, room + 1).matchAll(pattern)) {
    const end = match.index + match[0].length
    if (end <= room) last = end
  }
  return last
}

/** Moves a cut back to the beginning of the grapheme that it would tear, or of the surrogate pair if that fills the part. */
function snap(text: string, end: number): number {
  const start = graphemes.segment(text.slice(0, end + 200)).containing(end)?.index ?? end
  if (start > 0) return start
  const torn = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(end))
  return Math.max(1, torn ? end - 1 : end)
}
