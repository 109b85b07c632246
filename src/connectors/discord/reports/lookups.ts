import { cardUrl } from '../../../core/report/card.ts'
import { listOwnCases, type OwnCase } from '../../../core/report/list-own-cases.ts'
import { newsWords } from '../../../core/report/news-words.ts'
import type { CaseBrief } from '../../../core/report/read-case-brief.ts'
import { type ShownCase, showOwnCase } from '../../../core/report/show-own-case.ts'
import { suggestCases } from '../../../core/report/suggest-cases.ts'
import type { Reader } from '../../../kernel/database.ts'
import { plainWords } from '../../../protocol/plain-words.ts'
import { text } from '../../../texts/format.ts'

const SHOWN = 10
const SUGGESTED = 25
const SUBJECT = 80
const CONTENT = 2000
/** The line that says how many are left out. */
const MORE = 40
/** Discord's limit of a choice's name (interactions/application-commands, "Application Command Option Choice Structure"). */
const CHOICE = 100

interface Asker {
  workspace: number
  address: string
  name: string
  locale: string
}

const memberOf = ({ workspace, address }: Asker) => ({ workspace, channel: 'discord' as const, address })

/** The answer to `/mycases`: at most ten, the youngest first. */
export async function mineInWords(reader: Reader, asker: Asker): Promise<string> {
  const { cases, total } = await listOwnCases(reader, memberOf(asker), SHOWN)
  if (total === 0) return text(asker.locale, 'mycasesNone')
  const lines = fitting(cases.map((each) => lineOf(each, asker.locale)))
  const more = total - lines.length
  if (more > 0) lines.push(text(asker.locale, 'mycasesMore', { count: more }))
  return lines.join('\n')
}

/** The first of them that one message holds, with room for how many are left out: titles may be long, and links are. */
function fitting(lines: string[]): string[] {
  let left = CONTENT - MORE
  const over = lines.findIndex((line) => {
    left -= line.length + 1
    return left < 0
  })
  return over < 0 ? lines : lines.slice(0, over)
}

/** The answer to `/status`: the same words for a number that does not exist and for one that is not theirs to see. */
export async function statusInWords(reader: Reader, asker: Asker, number: number): Promise<string> {
  const { locale } = asker
  const shown = await showOwnCase(reader, memberOf(asker), number)
  if (!shown) return text(locale, 'statusNone', { number: `#${number}` })
  const since = text(locale, 'statusSince', { status: `**${statusOf(shown, locale)}**`, when: timeOf(shown.since) })
  const counts = shown.published ? [text(locale, 'reporterCount', { count: shown.reporters })] : []
  const lines = [titleOf(shown), [since, ...counts, ...linkOf(shown, locale)].join(' · ')]
  if (shown.mergedInto) lines.push(`→ ${titleOf(shown.mergedInto)}`)
  if (shown.news) lines.push(toldOf(shown.news, shown.role, asker))
  return lines.join('\n').slice(0, CONTENT).toWellFormed()
}

/** What the number of `/status` may become, while it is typed. */
export async function suggestInWords(
  reader: Reader,
  asker: Asker,
  typed: string,
): Promise<{ name: string; value: number }[]> {
  const found = await suggestCases(reader, memberOf(asker), typed, SUGGESTED)
  return found.map(({ number, subject }) => {
    const name = `#${number} · ${subject}`
    return { name: name.length > CHOICE ? `${name.slice(0, CHOICE - 1).toWellFormed()}…` : name, value: number }
  })
}

/** `**#1042** Receipts delayed`: nothing in the subject works as markup. */
export const titleOf = ({ number, subject }: { number: number; subject: string }): string =>
  `**#${number}** ${plainWords(subject, SUBJECT)}`

/** How a case stands, as members read it. */
export const statusOf = ({ status, type, outcome }: Pick<CaseBrief, 'status' | 'type' | 'outcome'>, locale: string) =>
  text(locale, 'caseStatus', { status, type, outcome: outcome ?? 'none' })

/** A link to the living card, where one stands. */
export function linkOf({ card }: Pick<CaseBrief, 'card'>, locale: string): string[] {
  const url = card && cardUrl(card)
  return url ? [`[${text(locale, 'cardLink')}](${url})`] : []
}

/** The number leads to the card: a word for that at the end of each line would stand on a line of its own. */
function lineOf(each: OwnCase, locale: string): string {
  const follows = each.role === 'follower' ? [text(locale, 'mycasesFollow')] : []
  const url = each.card && cardUrl(each.card)
  const number = url ? `[#${each.number}](${url})` : `#${each.number}`
  const title = `**${number}** ${plainWords(each.subject, SUBJECT)}`
  return [title, statusOf(each, locale), ...follows].join(' · ')
}

function toldOf(news: NonNullable<ShownCase['news']>, role: ShownCase['role'], { locale, name }: Asker): string {
  const to = role === null ? { role: 'everyone' as const, locale } : { role, locale, name }
  return text(locale, 'statusTold', { when: timeOf(news.at), words: newsWords(news, to) })
}

/** A time as each reader's own clock and language show it (reference, "Message Formatting": relative). */
export const timeOf = (at: Date): string => `<t:${Math.floor(at.getTime() / 1000)}:R>`
