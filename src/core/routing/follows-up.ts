import { clausesOf } from '../virtual-agent/clauses.ts'

/**
 * How a question leans on what was asked before. `elliptic`: it goes on in the middle of a sentence ("and on iOS?"). `pointing`: it speaks of
 * what stands before it ("how long does that take?"). `short`: a few words that may stand alone or not ("on Android").
 */
export type FollowUp = 'elliptic' | 'pointing' | 'short'

const MOST_ELLIPTIC = 7
const MOST_POINTING = 9
const MOST_SHORT = 3

/* Accents are gone, as clausesOf leaves them. */
const GOES_ON =
  /^(?:(?:ok|okay|hm+|so|oh|ah|alright|thanks|ta|tah|certo|beleza|blz|entao) )*(?:and|but|or|what about|how about|what if|also|same (?:for|on|with)|e|mas|ou|e se|tambem|quanto a|mesma coisa|y|pero|und|aber|oder|et|mais|ou|was ist mit) (?<rest>.+)$/
const BEGINS_WITH_PLACE =
  /^(?:on|in|for|with|without|from|via|no|na|nos|nas|em|para|pra|pro|com|sem|pelo|pela|en|para|mit|auf|fur|sur|pour) (?<rest>.+)$/
/** What opens a sentence that stands by itself. */
const OPENS =
  /^(?:how (?:do|does|can|could|to)|where|when|why|who|which|can (?:i|you|we)|could|do (?:i|you)|does|is there|are there|i (?:want|need|cant|have|forgot|lost)|my|como (?:eu|faco|posso|se)|onde|quando|por ?que|quem|posso|tem como|da pra|eu|meu|minha|quero|preciso|nao consigo) \S+ \S+/
/** "This server" names something itself, "does this work" points. */
const POINTS =
  /\b(?<!time (?:is|was) )(?:it|these|those|them|same|isso|isto|ele|ela|eles|elas|la|ali|assim|disso|nisso|dele|dela)\b|\b(?:this|that)(?=$| (?:take|work|cost|mean|apply|count|happen|help|possible|free|available|allowed|safe|for|on|in|with|without|too|also|again|one|be|is|was|will|does)s?\b)/

/** How words follow what was asked before them; null for a question that stands by itself. In English and Portuguese, with a few of their neighbours. */
export function followsUp(text: string): FollowUp | null {
  const words = clausesOf(text).join(' ')
  const count = words === '' ? 0 : words.split(' ').length
  if (count === 0) return null
  const rest = GOES_ON.exec(words)?.groups?.rest
  if (rest !== undefined && count <= MOST_ELLIPTIC && !OPENS.test(rest)) return 'elliptic'
  if (count <= MOST_POINTING && POINTS.test(words)) return 'pointing'
  if (BEGINS_WITH_PLACE.test(words) && count <= MOST_SHORT + 1) return 'elliptic'
  return count <= MOST_SHORT && !OPENS.test(words) ? 'short' : null
}
