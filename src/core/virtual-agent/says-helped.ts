import { isThanks } from '../conversation/is-thanks.ts'
import { clausesOf } from './clauses.ts'

/** A longer answer says something of its own, and is a new question. */
const MOST_WORDS = 8

const NO_SIGNS = /^(?:👎|❌|✖|😡|😠|🙁|☹|😞|😢|😭|🤬)/u
const YES_SIGNS = /^(?:👍|✅|✔|👌|💯|🎉|🙏|❤|😀|😃|😄|😁|😊|🥳)/u

/* Each pattern is a whole clause. What negates stands first, because "not really helpful" has a "helpful" in it. */
const NO = [
  /^(?:no|nope|nah|naw|nop|n|negative|not really|not at all|not yet|not quite|no way|no luck|not helpful|unhelpful|useless|not solved|unfortunately not|sadly not|im afraid not)(?: (?:sorry|please|thanks|thank you|sir|bro|man|it|at all))*$/,
  /\b(?:did|does|do|has|have|is|was|are|am|will|would|could|can)(?:nt| not)\b.{0,24}\b(?:help|helped|work|works|working|fix|fixed|solve|solved|answer|anything|helpful|it|that|yet)\b/,
  /^(?:(?:it|that|this|its|thats) )?(?:still|already tried)\b|\bstill (?:not|locked|broken|the same|doesnt|isnt|cant|wont|nothing|have)\b/,
  /\b(?:nothing|none of (?:it|this|that)) (?:helped|worked|works|helps|changed)\b/,
  /^(?:nao|n|nn|nem|nop|nada|negativo|ainda nao|infelizmente nao|nao muito|nem um pouco|de jeito nenhum)(?: (?:obrigad[oa]|obg|valeu|mesmo))*$/,
  /\b(?:nao|n|nem) (?:me )?(?:ajudou|ajuda|funcionou|funciona|resolveu|resolve|deu certo|deu|adiantou|serviu|era isso|foi)\b/,
  /\b(?:continua|ainda (?:nao|esta|ta)|nada mudou|nao mudou)\b/,
]
const YES = [
  /^(?:oh |ah |ok |and )*(?:yes|yeah|yep|yup|yea|ya|yas|y|sure|it did|it does|that did|indeed|totally|absolutely|definitely|of course|correct|right|exactly)(?: (?:it|that|this|did|does|do|helped|worked|works|indeed|thanks|thank you|thx|ty|please|sir|bro|man|very|much|a|lot|totally|now|perfectly))*$/,
  /^(?:(?:ok|it|that|this|now|all|everything|yes|its|thats|im|i am) )*(?:just )?(?:helped|helps|worked|works|working|solved|fixed|resolved|sorted|good|done|perfect|great|awesome)(?: (?:it|me|that|now|thanks|thank you|thx|ty|again|a lot|very much|for me|perfectly|great|fine))*$/,
  /^(?:sim|s|ss|sss|isso|isso mesmo|claro|com certeza|perfeito|certo|exato|aham|uhum|opa)(?: (?:ajudou|funcionou|resolveu|deu|certo|muito|obrigad[oa]|obg|valeu|agora|mesmo|sim|por favor|pfv|pfvr|pf))*$/,
  /^(?:(?:isso|agora|ja|sim|ok|aqui|tudo) )*(?:ajudou|funcionou|resolveu|resolvido|deu certo|consegui|deu|era isso)(?: (?:muito|sim|agora|demais|obrigad[oa]|obg|valeu|certo|mesmo))*$/,
]

/** Politeness that stands in a clause of its own says neither. */
const POLITE = /^(?:please|pls|plz|pretty please|por favor|pfv|pfvr|pf|faz favor|por gentileza)$/

/**
 * What a short answer to "did this help?" says, in English or Portuguese, by words or emoji; null when it says something else, which is
 * then a question like any other. A bare thank-you is a yes.
 */
export function saysHelped(text: string): 'yes' | 'no' | null {
  const start = text.trim()
  if (NO_SIGNS.test(start)) return start.length <= 12 ? 'no' : null
  if (YES_SIGNS.test(start) && start.length <= 12) return 'yes'
  const clauses = clausesOf(text).filter((clause) => !POLITE.test(clause))
  const words = clauses.reduce((sum, clause) => sum + clause.split(' ').length, 0)
  if (words === 0) return null
  if (words > MOST_WORDS || text.includes('?')) return isThanks(text) ? 'yes' : null
  if (clauses.some((clause) => NO.some((pattern) => pattern.test(clause)))) return 'no'
  if (isThanks(text)) return 'yes'
  // A yes is said in every clause, or politely: "yes, how do I …" goes on to ask.
  const affirms = (clause: string): boolean => YES.some((pattern) => pattern.test(clause))
  return clauses.some(affirms) && clauses.every((clause) => affirms(clause) || isThanks(clause)) ? 'yes' : null
}
