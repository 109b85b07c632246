const PERSON = '(?:human|humans|person|people|agent|agents|staff|someone|operator|rep|representative|mod|moderator)'
const PESSOA = '(?:humanos?|pessoas?|atendentes?|agentes?|algu[eé]m|moderador(?:es)?)'

// "not … a human" within few words, so that "I do not know who the person is" is none of it.
const REFUSALS = [
  new RegExp(
    `\\b(?:do(?:es)? ?n[o']?t|don|not|never|no need|without)\\b (?:\\w+ ){0,3}?(?:want|need|like|to|talk|speak|for|get|call|a|any)\\b (?:\\w+ ){0,4}?${PERSON}\\b`,
    'u',
  ),
  new RegExp(`^no ${PERSON}s?\\b`, 'u'),
  new RegExp(
    `\\bn[aã]o\\b (?:\\p{L}+ ){0,2}?(?:quero|preciso|queria|chame|chama|passe|quer)\\b (?:\\p{L}+ ){0,4}?${PESSOA}\\b`,
    'u',
  ),
  new RegExp(`\\bsem ${PESSOA}\\b`, 'u'),
]

/** Whether somebody says that they want no person: "I do NOT want a human". Only for short words; a story may mention anything. */
export function refusesPerson(text: string): boolean {
  if (text.length > 200) return false
  const words = text.toLowerCase().replace(/[’`]/g, "'").replace(/\s+/gu, ' ')
  return REFUSALS.some((refusal) => refusal.test(words))
}
