import {
  type APIButtonComponent,
  type APIEmbed,
  type APIEmbedField,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import { agentWords } from '../../../core/report/news-words.ts'
import { plainLine, plainText, plainWords } from '../../../protocol/plain-words.ts'
import { text } from '../../../texts/format.ts'
import { SILENT } from '../outbound/compose.ts'
import { type Row, rowOf } from '../outbound/rows.ts'
import { caseId } from '../reports/case-id.ts'
import { type CardCase, type Standing, standingOf } from './card-case.ts'
import { statusLine } from './status-line.ts'

const SUBJECT_LENGTH = 110
const DESCRIPTION_LENGTH = 600
const NEWS_LENGTH = 500
const THREAD_NAME_LENGTH = 100

/** The edge of the card; colour alone says nothing, the status line stands below. */
const COLOURS = { open: 0x0b6b70, waiting: 0xb97d10, over: 0x1f6b3b, ended: 0x85897f }
const ICONS = { bug: '🐛', feature: '💡' }

export interface CardBody {
  embeds: APIEmbed[]
  components: Row[]
  allowed_mentions: typeof SILENT
}

/** A living card as it is to stand now, in the language of the workspace. */
export function drawCard(card: CardCase, locale: string): CardBody {
  const standing = standingOf(card)
  const embed = standing === 'hidden' ? drawHidden(card, locale) : drawWhole(card, standing, locale)
  const buttons = buttonsOf(card, standing, locale)
  return { embeds: [embed], components: buttons.length > 0 ? [rowOf(buttons)] : [], allowed_mentions: SILENT }
}

/** The name of the card's thread, or of the post: `#1042 Receipts delayed`. */
export function nameCard(card: CardCase): string {
  const number = `#${card.number}`
  return standingOf(card) === 'hidden' ? number : plainLine(`${number} ${card.subject}`, THREAD_NAME_LENGTH)
}

/** What somebody took back is not read any more by anybody who comes later. */
const drawHidden = (card: CardCase, locale: string): APIEmbed => ({
  title: `#${card.number}`,
  description: statusLine(card, locale),
  color: COLOURS.ended,
})

function drawWhole(card: CardCase, standing: Exclude<Standing, 'hidden'>, locale: string): APIEmbed {
  const words = plainText(card.description, DESCRIPTION_LENGTH)
  const colour = card.status === 'waiting' ? 'waiting' : standing
  return {
    author: { name: `${ICONS[card.type]} ${text(locale, 'caseType', { type: card.type })}` },
    title: `#${card.number} · ${plainWords(card.subject, SUBJECT_LENGTH)}`,
    description: [words, statusLine(card, locale)].filter(Boolean).join('\n\n'),
    color: COLOURS[colour],
    fields: fieldsOf(card, standing, locale),
    timestamp: card.openedAt.toISOString(),
  }
}

function fieldsOf(card: CardCase, standing: Standing, locale: string): APIEmbedField[] {
  const { type, platforms, area, fixedIn, reporters, followers, news } = card
  const count = new Intl.NumberFormat(locale)
  const fields: (APIEmbedField | null)[] = [
    platforms.length > 0
      ? short(text(locale, 'cardDevices'), platforms.map((device) => text(locale, 'device', { device })).join(', '))
      : null,
    area ? short(text(locale, 'cardArea'), text(locale, 'area', { area })) : null,
    // While there is a button its label counts them.
    standing === 'open' ? null : short(text(locale, 'cardReporters', { type }), count.format(reporters)),
    followers > 0 ? short(text(locale, 'cardFollowers'), count.format(followers)) : null,
    fixedIn ? short(text(locale, 'cardFixedIn', { type }), plainWords(fixedIn, 40)) : null,
    news && newsField(news, locale),
  ]
  return fields.filter((field) => field !== null)
}

const short = (name: string, value: string): APIEmbedField => ({ name, value, inline: true })

function newsField({ texts, at }: NonNullable<CardCase['news']>, locale: string): APIEmbedField | null {
  const words = agentWords(texts, locale)
  if (words === '') return null
  const since = `<t:${Math.floor(at.getTime() / 1000)}:D>`
  return { name: text(locale, 'cardNews'), value: `${cutWords(words)}\n${since}` }
}

/** The team's own Markdown stays as it is. */
function cutWords(words: string): string {
  if (words.length <= NEWS_LENGTH) return words
  return `${words.slice(0, NEWS_LENGTH).toWellFormed().trimEnd()}…`
}

function buttonsOf(card: CardCase, standing: Standing, locale: string): APIButtonComponent[] {
  if (card.into?.url) return [linkTo(card.into.url, text(locale, 'cardOther', { number: `#${card.into.number}` }))]
  if (standing === 'hidden' || standing === 'ended') return []
  const manage = button(caseId('manage', card.id), text(locale, 'manageButton'))
  if (standing === 'over') return [manage]
  const { type, reporters: count } = card
  return [
    button(
      caseId('me_too', card.id),
      text(locale, 'cardMeToo', { type, count: new Intl.NumberFormat(locale).format(count) }),
      type === 'feature' ? '👍' : '🙋',
    ),
    button(caseId('follow', card.id), text(locale, 'cardFollow'), '🔔'),
    button(caseId('details', card.id), text(locale, 'cardDetails')),
    manage,
  ]
}

const button = (custom_id: string, label: string, emoji?: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label,
  custom_id,
  ...(emoji ? { emoji: { name: emoji } } : {}),
})

const linkTo = (url: string, label: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  label,
  url,
})
