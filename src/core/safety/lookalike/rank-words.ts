import { skeletonOf } from './letters.ts'
import { isOneEdit } from './one-edit.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(skeletonOf))

/** Who puts one of these beside a name says that they are staff. */
const RANKS = setOf(`
  admin admins administrator administrators mod mods moderator moderators moderation staff support supporter official verified team manager
  owner founder agent representative helpdesk servicedesk
  suporte oficial verificado verificada equipe equipa moderador moderadora moderacao administrador administradora atendimento atendente
  soporte equipo gerente dono fundador agente
`)

/** These say so beside the name of a brand, or beside another such word. */
const HELPS = setOf(`
  help desk service care community server discord security safety trust center centre central hq bot assistant assistente virtual ai
  ajuda servico comunidade servidor seguranca ayuda servicio comunidad seguridad
`)

/** Of the ranks, those that are nobody's name: alone they are worn by who wants to be taken for staff. */
const ALONE = setOf(`
  admin administrator moderator support staff helpdesk suporte soporte moderador moderadora administrador administradora atendimento
`)

/** Words around a name that do not make it another: "the real", "backup". */
const FILLERS = setOf(`
  the real its im iam this is just not only new old alt backup main second xx xxx dm me pm hey hi mr mrs ms
  eu sou novo nova reserva conta
`)

const LOOSE_LETTERS = 4

const BADGES = /[✓✔☑✅🛡👮👑🔰🎖]/u

/** Long ones that are read as themselves though a letter is wrong, and are nobody's name even so. */
const MISSPELT = [...setOf('support moderator administrator official helpdesk verified suporte soporte moderador')]

/** What a word says of its bearer, by its skeleton. */
export function kindOf(skeleton: string): 'rank' | 'help' | 'filler' | 'name' {
  if (RANKS.has(skeleton) || (skeleton.length > 5 && MISSPELT.some((rank) => isOneEdit(skeleton, rank)))) return 'rank'
  if (HELPS.has(skeleton)) return 'help'
  return FILLERS.has(skeleton) ? 'filler' : 'name'
}

export const speaksAlone = (skeleton: string): boolean => ALONE.has(skeleton)

/** A tick, a shield, a crown: drawn by Discord for nobody, so somebody put it there. */
export const hasBadge = (text: string): boolean => BADGES.test(text)

/** Taken off the end of a word; `loose`: as likely a part of a word of its own, as every `bottom` begins with `bot`. */
interface Affix {
  affix: string
  rank: boolean
  loose: boolean
}

const AFFIXES: readonly Affix[] = [
  ...[...RANKS].map((affix) => ({ affix, rank: true, loose: false })),
  ...[...HELPS]
    .filter((affix) => affix.length >= 3)
    .map((affix) => ({ affix, rank: true, loose: affix.length < LOOSE_LETTERS })),
  ...[...FILLERS].filter((affix) => affix.length >= 3).map((affix) => ({ affix, rank: false, loose: false })),
]

/** What is left of words written in one once such a word is taken off either end, each with whether that word was a rank. */
export function withoutAffix(joined: string): { rest: string; rank: boolean; loose: boolean }[] {
  return AFFIXES.flatMap(({ affix, ...kind }) => {
    if (joined.length < affix.length + 3) return []
    const front = joined.startsWith(affix) ? [{ rest: joined.slice(affix.length), ...kind }] : []
    return joined.endsWith(affix) ? [...front, { rest: joined.slice(0, -affix.length), ...kind }] : front
  })
}
