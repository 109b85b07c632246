import type { AutoModRule } from '../model.ts'

/** What of a text a rule caught: the keyword or pattern as it stands in the rule, and the words themselves. */
export interface Caught {
  keyword: string | null
  content: string | null
}

/**
 * Discord's own word lists are secret; these stand in for them, mild on purpose (documentation: resources/auto-moderation, "Keyword
 * Preset Types": 1 profanity, 2 sexual content, 3 slurs).
 */
const PRESETS: Record<number, string[]> = { 1: ['*shit*', 'bastard'], 2: ['*porn*', 'nudes'], 3: ['scum', 'moron'] }

/** What a rule of keywords, patterns or word lists catches in a text; what the rule allows is passed over. */
export function catchWords({ trigger_metadata: wanted }: AutoModRule, text: string): Caught | undefined {
  const rest = (wanted.allow_list ?? []).reduce((left, word) => left.replace(patternOf(word, 'giu'), ' '), text)
  const words = [...(wanted.keyword_filter ?? []), ...(wanted.presets ?? []).flatMap((preset) => PRESETS[preset] ?? [])]
  for (const keyword of words) {
    const found = patternOf(keyword, 'iu').exec(rest)
    if (found) return { keyword, content: found[0] }
  }
  for (const pattern of wanted.regex_patterns ?? []) {
    const found = compilePattern(pattern)?.exec(rest)
    if (found) return { keyword: pattern, content: found[0] }
  }
  return undefined
}

/** Unique members and roles that a text mentions (documentation: as above, `mention_total_limit`). */
export function catchMentions({ trigger_metadata: wanted }: AutoModRule, text: string): Caught | undefined {
  const mentioned = new Set(text.match(/<@[!&]?\d{1,20}>/g)?.map((mention) => mention.replace('!', '')))
  return mentioned.size > (wanted.mention_total_limit ?? 20) ? { keyword: null, content: null } : undefined
}

/** A star at the beginning or end lets a keyword be part of a word there (documentation: as above, "Keyword Matching Strategies"). */
function patternOf(keyword: string, flags: string): RegExp {
  const [opens, closes] = [keyword.startsWith('*'), keyword.length > 1 && keyword.endsWith('*')]
  const word = keyword.slice(opens ? 1 : 0, closes ? -1 : undefined).trim()
  const plain = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return new RegExp(`${opens ? '' : '(?<!\\S)'}${plain}${closes ? '' : '(?!\\S)'}`, flags)
}

/**
 * "Only Rust flavored regex is currently supported" (documentation: as above): that knows no look-around and no back-references, and
 * takes its flags at the beginning. Undefined where a pattern is none.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  if (/\(\?[=!<][=!]?/.test(pattern.replace(/\(\?P?<[A-Za-z]/g, '(')) || /\\[1-9]/.test(pattern)) return undefined
  const [, flags = '', rest = pattern] = /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? []
  try {
    return new RegExp(rest.replaceAll('(?P<', '(?<'), `u${flags}`)
  } catch {
    return undefined
  }
}
