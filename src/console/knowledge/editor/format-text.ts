/** What stands in a field, and what of it is selected. */
export interface Selected {
  text: string
  start: number
  end: number
}

/** One change of a field: `insert` takes the place of what stands between `from` and `to`, and then `start` to `end` is selected. */
export interface Change {
  from: number
  to: number
  insert: string
  start: number
  end: number
}

export type Format =
  | 'bold'
  | 'italic'
  | 'code'
  | 'link'
  | 'text'
  | 'heading'
  | 'subheading'
  | 'quote'
  | 'list'
  | 'steps'

const MARKS = { bold: '**', italic: '*' } as const
const LINE_MARK = /^(?:#{1,3} |> |[-*] |\d+[.)] )/

/** What a button of the formatting bar does to the Markdown of a field: the second press takes back the first. */
export function formatText(selected: Selected, format: Format): Change {
  switch (format) {
    case 'bold':
    case 'italic':
      return toggleMark(withoutEdges(selected), MARKS[format])
    case 'code':
      return toggleCode(selected)
    case 'link':
      return makeLink(withoutEdges(selected))
    default:
      return toggleLines(selected, format)
  }
}

/** A mark beside a space is no mark, so the spaces at the edges are left outside. */
function withoutEdges({ text, start, end }: Selected): Selected {
  const inside = text.slice(start, end)
  if (inside.trim() === '') return { text, start, end }
  return {
    text,
    start: start + inside.length - inside.trimStart().length,
    end: end - (inside.length - inside.trimEnd().length),
  }
}

/** How many stars in a row stand before (`step` -1) or from (`step` 1) a place on: one is italic, two are bold, three are both. */
function starsAt(text: string, place: number, step: 1 | -1): number {
  let count = 0
  while (text[step === 1 ? place + count : place - 1 - count] === '*') count += 1
  return count
}

const holds = (stars: number, mark: string) => (mark === '**' ? stars >= 2 : stars === 1 || stars === 3)

function toggleMark({ text, start, end }: Selected, mark: string): Change {
  const inside = text.slice(start, end)
  const { length } = mark
  const around = Math.min(starsAt(text, start, -1), starsAt(text, end, 1))
  if (holds(around, mark)) {
    const from = start - length
    return { from, to: end + length, insert: inside, start: from, end: from + inside.length }
  }
  const own = Math.min(starsAt(inside, 0, 1), starsAt(inside, inside.length, -1))
  if (inside.length > 2 * length && holds(own, mark)) {
    const bare = inside.slice(length, -length)
    return { from: start, to: end, insert: bare, start, end: start + bare.length }
  }
  return { from: start, to: end, insert: `${mark}${inside}${mark}`, start: start + length, end: end + length }
}

/** Words of one line are code within it, several lines a block of their own. */
function toggleCode({ text, start, end }: Selected): Change {
  const inside = text.slice(start, end)
  if (!inside.includes('\n')) {
    if (text[start - 1] === '`' && text[end] === '`') {
      return { from: start - 1, to: end + 1, insert: inside, start: start - 1, end: end - 1 }
    }
    return { from: start, to: end, insert: `\`${inside}\``, start: start + 1, end: end + 1 }
  }
  const before = start === 0 || text[start - 1] === '\n' ? '' : '\n'
  const after = end === text.length || text[end] === '\n' ? '' : '\n'
  const opened = `${before}\`\`\`\n`
  return {
    from: start,
    to: end,
    insert: `${opened}${inside}\n\`\`\`${after}`,
    start: start + opened.length,
    end: start + opened.length + inside.length,
  }
}

/** An address gets a place for its words, words a place for their address, which is selected to be typed or pasted over. */
function makeLink({ text, start, end }: Selected): Change {
  const inside = text.slice(start, end)
  if (/^https?:\/\/\S+$/.test(inside)) {
    return { from: start, to: end, insert: `[](${inside})`, start: start + 1, end: start + 1 }
  }
  const place = start + inside.length + 3
  return { from: start, to: end, insert: `[${inside}](https://)`, start: place, end: place + 'https://'.length }
}

type LineFormat = Exclude<Format, 'bold' | 'italic' | 'code' | 'link'>

const MADE: Record<LineFormat, (at: number) => string> = {
  text: () => '',
  heading: () => '## ',
  subheading: () => '### ',
  quote: () => '> ',
  list: () => '- ',
  steps: (at) => `${at + 1}. `,
}
const IS: Record<LineFormat, RegExp> = {
  text: /^(?!)/,
  heading: /^## /,
  subheading: /^### /,
  quote: /^> /,
  list: /^[-*] /,
  steps: /^\d+[.)] /,
}

/** Whole lines: each gets the mark, or loses it where all of them have it. Empty lines stay empty, unless nothing else is there. */
function toggleLines({ text, start, end }: Selected, format: LineFormat): Change {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const to = next === -1 ? text.length : next
  const lines = text.slice(from, to).split('\n')
  const alone = lines.length === 1
  const marked = (line: string) => alone || line.trim() !== ''
  const all = lines.filter(marked).every((line) => IS[format].test(line))
  let at = 0
  const made = lines.map((line) => {
    if (!marked(line)) return line
    const bare = line.replace(LINE_MARK, '')
    return all ? bare : `${MADE[format](at++)}${bare}`
  })
  const insert = made.join('\n')
  // One line keeps the caret where it was in its words; several stay selected.
  const caret = Math.max(from, end + insert.length - (to - from))
  return alone && start === end
    ? { from, to, insert, start: caret, end: caret }
    : { from, to, insert, start: from, end: from + insert.length }
}
