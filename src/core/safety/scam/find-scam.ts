import { skeletonOf, withoutLooseSigns } from '../lookalike/letters.ts'
import { falseLink, isScamHost, linksIn } from './links.ts'
import { shapeIn } from './shapes.ts'

export interface Scam {
  /** The host or the words that gave it away. */
  found: string
  /** A host that is there for nothing else, spoken of by nobody but who spreads it: one such message is enough for an alarm. */
  sure: boolean
}

export interface ScamSettings {
  /** A workspace's own words and hosts, besides our list. */
  scamWords: readonly string[]
  /** Hosts that are none; what stands below them is none either. */
  allowedHosts: readonly string[]
}

/** Longer words are judged by their beginning. */
const MOST = 8000

/**
 * Whether words are a known kind of scam: a host that imitates Discord's or Steam's, a link that shows another address than it leads to, or
 * the sentences of the kinds that go round. Disguised letters are read as what they look like. Who asks about a scam, or warns of one, is not
 * its sender: then sentences count for nothing, and a host not surely.
 */
export function findScam(words: string, { scamWords, allowedHosts }: ScamSettings): Scam | null {
  const said = words.slice(0, MOST)
  const links = linksIn(said).filter(({ host }) => !isBelowAny(host, allowedHosts))
  const spoken = ` ${tokensOf(said).join(' ')} `
  const about = speaksAbout(spoken, said)
  const host = links.find((link) => isScamHost(link.host) || link.hidesBehind !== null)?.host
  const shown = host ?? falseLink(said, allowedHosts)
  if (shown) return { found: shown, sure: !about }
  const own = scamWords.find((word) => isSaid(word, spoken, links))
  if (own) return { found: own, sure: false }
  if (about) return null
  const shape = shapeIn(spoken, links.length > 0)
  return shape === null ? null : { found: shape, sure: false }
}

const isBelowAny = (host: string, allowed: readonly string[]): boolean =>
  allowed.some((each) => host === each.toLowerCase() || host.endsWith(`.${each.toLowerCase()}`))

const tokensOf = (text: string): string[] =>
  skeletonOf(withoutLooseSigns(text.replace(/['’`]/g, '')))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')

function isSaid(word: string, spoken: string, links: readonly { host: string }[]): boolean {
  if (links.some(({ host }) => isBelowAny(host, [word]))) return true
  const tokens = tokensOf(word)
  return tokens.length > 0 && spoken.includes(` ${tokens.join(' ')} `)
}

const phrases = (list: string): string[] => list.split('|').map((phrase) => ` ${tokensOf(phrase).join(' ')} `)

/** Words of who has met a scam, not of who spreads it. */
const ABOUT = phrases(
  `sent me|sends me|messaged me|dmed me|dm from|got a message|got a dm|got this|received|asked me|asks me|asking me|told me|someone|somebody|this user|
  this guy|this account|report a|reporting a|want to report|is this|is it safe|is it real|legit|scam|scams|scammed|phishing|fake|beware|
  do not click|dont click|never share|never send|hacked|was it you|from you guys|your staff|your team|
  me mandou|me mandaram|mandaram|me enviou|me enviaram|recebi|me pediu|me pediram|alguem|denunciar um|quero denunciar|e golpe|golpe|golpista|
  golpistas|e seguro|e verdade|e verdadeiro|falso|fraude|cuidado|nao clique|nao cliquem|hackeado|hackearam|foi voces|voces que`.replaceAll(
    '\n',
    '',
  ),
)

/** A question that begins as such is an own one. */
const ASKS =
  /^\s*(?:how|why|what|where|can|could|do|does|did|is|are|should|when|who|como|por ?que|onde|posso|vocês|voces|será|qual|quando|quem)\b/iu

const speaksAbout = (spoken: string, said: string): boolean =>
  ABOUT.some((phrase) => spoken.includes(phrase)) || (ASKS.test(said) && said.includes('?'))
