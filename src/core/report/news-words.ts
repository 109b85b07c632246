import { escapeMarkdown } from '../../protocol/escape.ts'
import { catalogueLocale, text } from '../../texts/format.ts'
import type { NewsTexts } from './news.ts'
import type { News } from './read-news.ts'

/** Who reads it: a reporter or a follower by themselves, or all who are named in the card's thread. */
export type NewsReader =
  | { role: 'reporter' | 'follower'; locale: string; name: string }
  | { role: 'everyone'; locale: string }

/** The words of a piece of news for one reader: what has changed, and below it what an agent adds. Markdown. */
export function newsWords(news: News, to: NewsReader): string {
  const words = agentWords(news.texts, to.locale)
  const line = newsLine(news, to)
  return words === '' ? line : `${line}\n${words}`
}

/** The sentence alone, without an agent's words. At most 250 characters, since the subject is cut. */
export function newsLine(news: News, to: NewsReader): string {
  const { locale, role } = to
  const about = { role, number: `#${news.number}`, subject: escapeMarkdown(shortened(news.subject)) }
  const type = news.type === 'bug' || news.type === 'feature' ? news.type : 'other'
  const version = news.fixedIn === null ? '' : escapeMarkdown(news.fixedIn)
  const versioned = version === '' ? 'no' : 'yes'
  switch (news.kind) {
    case 'confirmed':
      return text(locale, 'newsConfirmed', about)
    case 'in_progress':
      return text(locale, 'newsInProgress', { ...about, type })
    case 'need_info':
      return text(locale, 'newsNeedInfo', about)
    case 'fixed': {
      const name = to.role === 'everyone' ? '' : escapeMarkdown(to.name)
      const others = Math.max(0, news.reporters - 1)
      return text(locale, 'newsFixed', { ...about, type, version, versioned, others, reporters: news.reporters, name })
    }
    case 'declined':
      return text(locale, 'newsDeclined', { ...about, seen: news.outcome === 'unreproducible' ? 'no' : 'yes' })
    case 'reopened':
      return text(locale, 'newsReopened', about)
    case 'update':
      return text(locale, 'newsUpdate', about)
    case 'incident':
      return text(locale, 'newsIncident', about)
    case 'looked_at':
      return text(locale, 'newsLookedAt', { number: about.number })
    case 'incident_over':
      return text(locale, 'newsIncidentOver', { ...about, version, versioned })
  }
}

/** What an agent says in a reader's language; where that is missing, in the other. Empty where nothing was said. */
export function agentWords(texts: NewsTexts, locale: string): string {
  const own = catalogueLocale(locale) === 'pt-BR' ? texts['pt-BR'] : texts.en
  return (own?.trim() || texts.en?.trim() || texts['pt-BR']?.trim()) ?? ''
}

const SUBJECT = 60

function shortened(subject: string): string {
  if (subject.length <= SUBJECT) return subject
  return `${subject
    .slice(0, SUBJECT - 1)
    .toWellFormed()
    .trimEnd()}…`
}
