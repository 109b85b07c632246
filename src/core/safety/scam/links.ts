import { domainToUnicode } from 'node:url'
import { HIDDEN, skeletonOf, undoubled } from '../lookalike/letters.ts'
import { isOneEdit } from '../lookalike/one-edit.ts'

export interface Link {
  host: string
  /** The name of an honest host that stands before the true one, as in `https://discord.com@elsewhere.example`. */
  hidesBehind: string | null
}

/** Hosts of those who are imitated, by their own documentation; what stands below them is theirs too. */
const HONEST = [
  'discord.com',
  'discord.gg',
  'discord.gift',
  'discord.new',
  'discord.dev',
  'discord.media',
  'discord.co',
  'discordapp.com',
  'discordapp.net',
  'discordapp.io',
  'discordstatus.com',
  'discordmerch.com',
  'steamcommunity.com',
  'steampowered.com',
  'steamgames.com',
  'steamstatic.com',
  'steamusercontent.com',
  // It gives games away and says so in its name; nobody is asked for anything there.
  'steamgifts.com',
]

/** Names that are imitated by a letter or two, and how many may differ. */
const IMITATED = [
  { name: 'discord', edits: 1 },
  { name: 'discordapp', edits: 1 },
  { name: 'discordgift', edits: 1 },
  { name: 'discordnitro', edits: 1 },
  { name: 'steamcommunity', edits: 2 },
  { name: 'steampowered', edits: 2 },
].map(({ name, edits }) => ({ shape: skeletonOf(name), name, edits }))

const shapes = (words: string): string[] => words.trim().split(/\s+/).map(skeletonOf)

/** Beside `discord`, `steam` or `nitro` in a host, each of these says what it is there for. */
const BAITS = shapes(
  'nitro gift gifts free promo airdrop airdrops claim verify login boost boosts giveaway give drop hypesquad reward bonus',
)
const NITRO_BAITS = shapes('free gift gifts drop drops claim discord airdrop boost promo generator steam giveaway')
/** Endings under which nobody honest keeps a host that is called just `discord`. */
const ODD_ENDINGS = new Set(
  'gift gifts ru xyz click link top live shop online site fun club ink promo cc tk ml ga cf gq pw icu monster'.split(
    ' ',
  ),
)
/** Honest ones that are a letter away. */
const NEAR_BUT_HONEST = new Set([
  'discords',
  'discorder',
  'discordapi',
  'discordapis',
  'discard',
  'discover',
  'concord',
])

const ADDRESS =
  /(?:(?:https?|hxxps?):\/\/)?(?:[^\s/@()[\]<>]{1,100}@)?((?:[\p{L}\p{N}_-]{1,63}\.){1,6}[\p{L}][\p{L}\p{N}-]{1,23})(?=[/:?#\s)\]>"'*,;!.]|$)/giu
const BEHIND = /https?:\/\/([^\s/@()[\]<>]{1,100})@/iu
/** Before the `@` stands a name to log in with by right, as in a repository's address; what ends as a host does pretends to be one. */
const NAMES_A_HOST = /\.(?:com|gg|net|org|gift|gifts|app|dev|io|co|new)$/iu
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu')

/** Hosts that are named in words, with or without `https://`, also where a dot was written `[.]`. */
export function linksIn(words: string): Link[] {
  const text = words
    .replace(ALL_HIDDEN, '')
    .replace(/\[\.\]|\(\.\)/g, '.')
    .normalize('NFKC')
  return [...text.matchAll(ADDRESS)].map((match) => {
    const host = (match[1] ?? '').toLowerCase().replace(/\.$/, '')
    const behind = BEHIND.exec(match[0])?.[1]?.replace(/:.*$/, '') ?? ''
    return { host, hidesBehind: NAMES_A_HOST.test(behind) ? behind : null }
  })
}

/** Whether a host imitates another, or its name says what it is there for. */
export function isScamHost(host: string): boolean {
  if (isHonest(host)) return false
  // What is written `xn--` is shown to the eye in the letters that it stands for.
  const labels = (domainToUnicode(host) || host).split('.')
  const ending = labels.at(-1) ?? ''
  const named = labels.slice(0, -1)
  return named.some((label) => imitates(label, ending)) || isBait(named)
}

const isHonest = (host: string): boolean => HONEST.some((each) => host === each || host.endsWith(`.${each}`))

function imitates(label: string, ending: string): boolean {
  const bare = label.replace(/[-_]/g, '')
  if (NEAR_BUT_HONEST.has(bare)) return false
  const shape = skeletonOf(bare)
  // `cl` is a `d` to the hasty eye; in names it would make a Dara of every Clara.
  const hasty = shape.replaceAll(skeletonOf('cl'), 'd')
  return IMITATED.some(({ shape: own, name, edits }) => {
    if (shape === own) return bare !== name || ODD_ENDINGS.has(ending) || name !== 'discord'
    if (hasty === own || isOneEdit(shape, own) || undoubled(shape) === undoubled(own)) return true
    return edits > 1 && areTwoEdits(shape, own)
  })
}

/** Two letters are left out, put in, or exchanged: one such change makes of it something that is one edit away. */
function areTwoEdits(shape: string, own: string): boolean {
  if (Math.abs(shape.length - own.length) > 1) return false
  return Array.from(own, (_, at) => own.slice(0, at) + own.slice(at + 1)).some((shorter) => isOneEdit(shape, shorter))
}

function isBait(labels: readonly string[]): boolean {
  const shape = skeletonOf(labels.join('').replace(/[-_]/g, ''))
  const [discord, steam, nitro] = [skeletonOf('discord'), skeletonOf('steam'), skeletonOf('nitro')]
  // A word that is part of the imitated name itself is no bait.
  const rest = shape.replace(discord, ' ')
  if (rest !== shape && BAITS.some((bait) => rest.includes(bait))) return true
  if (shape.includes(nitro) && NITRO_BAITS.some((bait) => shape.includes(bait))) return true
  return shape.startsWith(steam) && ['gift', 'gifts', 'free', 'promo'].some((bait) => shape.includes(skeletonOf(bait)))
}

const MASKED = /\[([^\]\n]{1,300})\]\(<?(https?:\/\/[^)\s>]{1,500})/giu

/** The host that a link leads to while it shows another one; null where no link does. */
export function falseLink(words: string, allowed: readonly string[]): string | null {
  for (const [, shown = '', target = ''] of words.matchAll(MASKED)) {
    const to = URL.parse(target)?.hostname
    const [named] = linksIn(shown)
    if (!to || !named || allowed.includes(to) || isHonest(to)) continue
    const same = to === named.host || to.endsWith(`.${named.host}`) || named.host.endsWith(`.${to}`)
    if (!same) return to
  }
  return null
}
