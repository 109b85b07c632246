/**
 * Reads Discord's Markdown into a tree. Screens draw elements from the tree; member text is never HTML.
 * Source of the grammar: Discord's help article "Markdown Text 101" and the reference page "Message Formatting".
 */

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'mention'; of: 'member' | 'role' | 'channel'; id: string }
  | { type: 'command'; name: string }
  | { type: 'emoji'; name: string; id: string; animated: boolean }
  | { type: 'time'; at: number; style: string }

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; level: 1 | 2 | 3; children: Inline[] }
  | { type: 'subtext'; children: Inline[] }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; ordered: boolean; start: number; items: { indent: number; children: Inline[] }[] }
  | { type: 'fence'; language: string; text: string }

/** Deeper nesting than anybody writes is left as the characters that were typed. */
const DEEPEST = 6

/** Reads a whole message. Never throws; what is not Markdown stays text, so that every character can be seen. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = []
  const text = source.replaceAll('\r\n', '\n')
  const fence = /```(?:([\w+#.-]*)\n)?([\s\S]*?)```/g
  let from = 0
  for (const match of text.matchAll(fence)) {
    if ((match[2] ?? '').trim() === '') continue
    readLines(text.slice(from, match.index), blocks, true)
    blocks.push({ type: 'fence', language: match[1] ?? '', text: (match[2] ?? '').replace(/^\n|\n$/g, '') })
    from = match.index + match[0].length
  }
  readLines(text.slice(from), blocks, true)
  return blocks
}

function readLines(text: string, into: Block[], mayQuote: boolean): void {
  const lines = text.replace(/^\n|\n$/g, '').split('\n')
  if (lines.length === 1 && lines[0]?.trim() === '') return
  let plain: string[] = []
  const flush = () => {
    if (plain.some((line) => line.trim() !== '')) into.push({ type: 'paragraph', children: inlineLines(plain) })
    plain = []
  }
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const rest = mayQuote && line.startsWith('>>> ') ? [line.slice(4), ...lines.slice(at + 1)] : null
    const quoted = rest ?? (mayQuote ? takeWhile(lines, at, /^> ?/) : [])
    if (quoted.length > 0 && (rest || line.startsWith('> '))) {
      flush()
      const children: Block[] = []
      readLines(quoted.map((each) => (rest ? each : each.replace(/^> ?/, ''))).join('\n'), children, false)
      into.push({ type: 'quote', children })
      at += rest ? lines.length : quoted.length - 1
      continue
    }
    const list = takeWhile(lines, at, LIST)
    const block = list.length > 0 ? readList(list) : readHeading(line)
    if (!block) {
      plain.push(line)
      continue
    }
    flush()
    into.push(block)
    at += Math.max(1, list.length) - 1
  }
  flush()
}

const LIST = /^( *)(?:[-*]|(\d{1,9})\.) (?=\S)/

function takeWhile(lines: string[], from: number, pattern: RegExp): string[] {
  let to = from
  while (to < lines.length && pattern.test(lines[to] ?? '')) to += 1
  return lines.slice(from, to)
}

function readList(lines: string[]): Block {
  const first = LIST.exec(lines[0] ?? '')
  const items = lines.map((line) => {
    const indent = Math.min(3, Math.floor((LIST.exec(line)?.[1]?.length ?? 0) / 2))
    return { indent, children: parseInline(line.replace(LIST, '')) }
  })
  return { type: 'list', ordered: first?.[2] !== undefined, start: Number(first?.[2] ?? 1), items }
}

function readHeading(line: string): Block | null {
  const heading = /^(#{1,3}|-#) +(\S.*)$/.exec(line)
  if (!heading) return null
  const children = parseInline(heading[2] ?? '')
  if (heading[1] === '-#') return { type: 'subtext', children }
  return { type: 'heading', level: (heading[1] ?? '#').length as 1 | 2 | 3, children }
}

function inlineLines(lines: string[]): Inline[] {
  let first = 0
  let last = lines.length
  while (lines[first]?.trim() === '') first += 1
  while (last > first && lines[last - 1]?.trim() === '') last -= 1
  return parseInline(lines.slice(first, last).join('\n'))
}

/** Reads one run of words; line ends become breaks. */
export function parseInline(text: string, depth = 0): Inline[] {
  const out: Inline[] = []
  let words = ''
  const flush = () => {
    if (words !== '') out.push({ type: 'text', text: words })
    words = ''
  }
  for (let at = 0; at < text.length; ) {
    // Discord takes a backslash away before whatever is no letter, digit or space.
    const escaped = text[at] === '\\' && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))
    const found = escaped ? null : readToken(text, at, depth)
    if (found) {
      flush()
      out.push(found.node)
      at += found.length
    } else {
      words += escaped ? text.charAt(at + 1) : text.charAt(at)
      at += escaped ? 2 : 1
    }
  }
  flush()
  return out
}

interface Found {
  node: Inline
  length: number
}

const SPANS = [
  { mark: '**', type: 'bold' },
  { mark: '__', type: 'underline' },
  { mark: '~~', type: 'strike' },
  { mark: '||', type: 'spoiler' },
  { mark: '*', type: 'italic' },
  { mark: '_', type: 'italic' },
] as const

function readToken(text: string, at: number, depth: number): Found | null {
  switch (text[at]) {
    case '\n':
      return { node: { type: 'break' }, length: 1 }
    case '`':
      return readCode(text, at)
    case '<':
      return readAngle(text, at)
    case '[':
      return depth < DEEPEST ? readNamedLink(text, at, depth) : null
    case 'h':
      return readBareLink(text, at)
    case '*':
    case '_':
    case '~':
    case '|':
      return depth < DEEPEST ? readSpan(text, at, depth) : null
    default:
      return null
  }
}

function readSpan(text: string, at: number, depth: number): Found | null {
  for (const { mark, type } of SPANS) {
    if (!text.startsWith(mark, at)) continue
    // snake_case_words keep their underscores, and "2 * 3 * 4" its stars.
    if (mark === '_' && /\w/.test(text.charAt(at - 1))) continue
    if (mark === '*' && /\s/.test(text.charAt(at + 1))) continue
    const end = closing(text, at + mark.length, mark)
    if (end === -1) continue
    const inner = text.slice(at + mark.length, end)
    return { node: { type, children: parseInline(inner, depth + 1) }, length: inner.length + mark.length * 2 }
  }
  return null
}

/** Where the mark that closes a span stands, or -1; a single mark is not closed by half of a doubled one. */
function closing(text: string, from: number, mark: string): number {
  let end = text.indexOf(mark, from)
  while (end !== -1) {
    const single = mark.length === 1
    const doubled = single && text[end + 1] === mark
    const wordGoesOn = mark === '_' && /\w/.test(text.charAt(end + 1))
    const spaceBefore = mark === '*' && /\s/.test(text.charAt(end - 1))
    if (end > from && !doubled && !wordGoesOn && !spaceBefore && text[end - 1] !== '\\') {
      // "***bold and italic***": the inner single mark goes with what it opened.
      return !single && text[end + 2] === mark[0] && mark !== '||' ? end + 1 : end
    }
    end = text.indexOf(mark, end + (doubled ? 2 : 1))
  }
  return -1
}

function readCode(text: string, at: number): Found | null {
  const match = /^(`{1,2})(?!`)([\s\S]*?[^`])\1(?!`)/.exec(text.slice(at))
  if (!match) return null
  const inner = match[2] ?? ''
  const trimmed = match[1] === '``' ? inner.replace(/^ (?=`)|(?<=`) $/g, '') : inner
  return { node: { type: 'code', text: trimmed }, length: match[0].length }
}

function readAngle(text: string, at: number): Found | null {
  const end = text.indexOf('>', at)
  if (end === -1 || end - at > 2100) return null
  const inside = text.slice(at + 1, end)
  const node = angleNode(inside)
  return node && { node, length: inside.length + 2 }
}

function angleNode(inside: string): Inline | null {
  const mention = /^(@[!&]?|#)(\d{15,21})$/.exec(inside)
  if (mention) {
    const of = mention[1] === '#' ? 'channel' : mention[1] === '@&' ? 'role' : 'member'
    return { type: 'mention', of, id: mention[2] ?? '' }
  }
  const emoji = /^(a?):(\w{2,32}):(\d{15,21})$/.exec(inside)
  if (emoji) return { type: 'emoji', name: emoji[2] ?? '', id: emoji[3] ?? '', animated: emoji[1] === 'a' }
  const time = /^t:(-?\d{1,13})(?::([tTdDfFR]))?$/.exec(inside)
  if (time) {
    const at = Number(time[1]) * 1000
    return Math.abs(at) <= 8.64e15 ? { type: 'time', at, style: time[2] ?? 'f' } : null
  }
  const command = /^\/([\p{L}\p{N}_ -]{1,100}):\d{15,21}$/u.exec(inside)
  if (command) return { type: 'command', name: command[1] ?? '' }
  const href = safeHref(inside)
  return href ? { type: 'link', href, children: [{ type: 'text', text: inside }] } : null
}

function readNamedLink(text: string, at: number, depth: number): Found | null {
  const match = /^\[([^[\]\n]{1,1000})\]\(<?([^\s<>()]{1,2000}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500})?)>?\)/.exec(
    text.slice(at, at + 4200),
  )
  const href = match && safeHref(match[2] ?? '')
  if (!match || !href) return null
  const children = parseInline(match[1] ?? '', depth + 1).map(withoutLinks)
  return { node: { type: 'link', href, children }, length: match[0].length }
}

/** A link inside of a link's words would be two in one; its words stay. */
function withoutLinks(node: Inline): Inline {
  return node.type === 'link' ? { type: 'text', text: node.href } : node
}

function readBareLink(text: string, at: number): Found | null {
  if (/\w/.test(text.charAt(at - 1))) return null
  const match = /^https?:\/\/[^\s<>]{1,2000}/.exec(text.slice(at, at + 2010))
  if (!match) return null
  let shown = match[0].replace(/[.,:;!?'"*_~|]+$/, '')
  if (shown.endsWith(')') && !shown.includes('(')) shown = shown.replace(/\)+$/, '')
  const href = safeHref(shown)
  return href ? { node: { type: 'link', href, children: [{ type: 'text', text: shown }] }, length: shown.length } : null
}

/** Only addresses of the web may be followed: no javascript:, no data:, no credentials in the address. */
function safeHref(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  return url.username === '' && url.password === '' ? url.href : null
}

/** The words alone, for previews and for screen readers. */
export function plainText(blocks: Block[]): string {
  return blocks.map(blockText).join(' ').replace(/\s+/g, ' ').trim()
}

function blockText(block: Block): string {
  if (block.type === 'fence') return block.text
  if (block.type === 'quote') return plainText(block.children)
  if (block.type === 'list') return block.items.map((item) => inlineText(item.children)).join(' ')
  return inlineText(block.children)
}

function inlineText(nodes: Inline[]): string {
  return nodes.map(nodeText).join('')
}

function nodeText(node: Inline): string {
  if (node.type === 'text' || node.type === 'code') return node.text
  if (node.type === 'break') return ' '
  if (node.type === 'emoji') return `:${node.name}:`
  if (node.type === 'mention') return node.of === 'channel' ? '#channel' : `@${node.of}`
  if (node.type === 'command') return `/${node.name}`
  if (node.type === 'time') return new Date(node.at).toISOString()
  return inlineText(node.children)
}
