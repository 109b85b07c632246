// Words with which somebody asks how things are meant to be, at the beginning of a sentence. "How come" and "why" tell of trouble.
const ASKS: readonly RegExp[] = [
  /^(?:hi|hey|hello|ol[aá]|oi)?[\s,!.]*(?:please |so )?(?:how (?:do|does|can|could|to|much|many|long|often)\b|where (?:is|are|do|does|can|could)\b)/iu,
  /^(?:what(?:'s|’s| is| are| does| do (?:i|you|we))|which|who|when (?:is|does|do|will))\b/iu,
  /^(?:is|are) (?:there|it possible|.{1,40}\b(?:possible|allowed|available)\b)/iu,
  /^(?:can|could|may) (?:i|we|you (?:explain|tell me (?:how|where|what)))\b/iu,
  /^(?:do|does) (?:you|i|we) (?:have|need|offer|support)\b/iu,
  /^(?:help me|i(?:'d| would) like to|i want to) \p{L}+/iu,
  /^(?:como (?:posso|fa[cç]o|eu|se|que|funciona|usar|mudar)(?=\s|$)|onde (?:est[aá]|fica|eu|posso|vejo|encontro)|quanto|qua(?:l|is)\b|posso|d[aá] (?:para|pra)|tem como|[eé] poss[ií]vel|existe)/iu,
]

/** Whether words ask how something is done, or is meant to be, rather than telling of something that goes wrong. */
export function asksHow(words: string): boolean {
  const line = words.trim()
  return ASKS.some((asks) => asks.test(line))
}
