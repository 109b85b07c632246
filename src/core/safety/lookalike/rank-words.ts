import { skeletonOf } from './letters.ts'

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

const BADGES = /[✓✔☑✅🛡👮👑🔰🎖]/u

/** What a word says of its bearer, by its skeleton. */
export function kindOf(skeleton: string): 'rank' | 'help' | 'filler' | 'name' {
  if (RANKS.has(skeleton)) return 'rank'
  if (HELPS.has(skeleton)) return 'help'
  return FILLERS.has(skeleton) ? 'filler' : 'name'
}

export const speaksAlone = (skeleton: string): boolean => ALONE.has(skeleton)

/** A tick, a shield, a crown: drawn by Discord for nobody, so somebody put it there. */
export const hasBadge = (text: string): boolean => BADGES.test(text)

const AFFIXES: readonly { affix: string; rank: boolean }[] = [
  ...[...RANKS].map((affix) => ({ affix, rank: true })),
  ...[...HELPS].filter((affix) => affix.length >= 3).map((affix) => ({ affix, rank: true })),
  ...[...FILLERS].filter((affix) => affix.length >= 3).map((affix) => ({ affix, rank: false })),
]

/** What is left of words written in one once such a word is taken off either end, each with whether that word was a rank. */
export function withoutAffix(joined: string): { rest: string; rank: boolean }[] {
  return AFFIXES.flatMap(({ affix, rank }) => {
    if (joined.length < affix.length + 3) return []
    const front = joined.startsWith(affix) ? [{ rest: joined.slice(affix.length), rank }] : []
    return joined.endsWith(affix) ? [...front, { rest: joined.slice(0, -affix.length), rank }] : front
  })
}
