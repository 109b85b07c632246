import { clausesOf } from './clauses.ts'

/*
 * Only plain requests are recognised, because who is handed over by mistake in the middle of a question loses the answer, while who is
 * not understood still has the button. So a request needs its verb, the right noun, and nothing after the noun that makes it
 * another one ("an agent class", "someone in the game").
 */

const any = (...words: string[]): string => `(?:${words.join('|')})`

/** What may follow the noun: the end of the clause, or words that only press the point. */
const END = any(
  '$',
  ' (?:please|pls|plz|plss?|now|right now|here|asap|instead|immediately|directly|today|again|already|thanks|thx|ty|rather|not|and not|at all)\\b',
  ' (?:who|that|which) (?:can|could|knows|understands|will|actually|is)\\b',
  ' (?:about|regarding|because|cause|cuz|bc|from (?:the|your|support)|on (?:the|your) (?:phone|line|team|side))\\b',
  ' to (?:help|assist|talk|speak|chat|look|fix|handle|solve|answer)\\b',
  ' (?:por favor|pfv|pfvr|pf|agora|aqui|ja|logo|urgente|de novo|mesmo|direto|diretamente|hoje|obrigad[oa]|obg|nao|e nao|em vez)\\b',
  ' (?:que|pra|para|p) (?:possa|pode|saiba|entenda|me|resolva|resolver|ajudar|falar|conversar)\\b',
  ' (?:sobre|porque|pq|d[aoe] (?:equipe|suporte|time|atendimento|voces|vcs))\\b',
)

const REAL = '(?:(?:real|actual|live|proper|breathing|living) )'
/** Whoever names one of these means a person who answers. */
const AGENT = any(
  `${REAL}?(?:human(?: being| agent| person| support)?s?|agents?|representative|rep|operator)`,
  `${REAL}(?:person|people|someone|somebody|one|support)`,
  'live chat',
  '(?:(?:customer|tech|technical) )?(?:support|service|helpdesk) (?:agent|person|team|staff|rep|representative|member|guy)s?',
  'customer (?:service|support|care)',
  '(?:staff|team) member',
  'member of (?:the|your) (?:team|staff|support team)',
)
/** These may be anybody, so they count only where one asks to talk with them. */
const ANYBODY = any(
  'person',
  'people',
  'someone',
  'somebody',
  'staff',
  'support',
  'supervisor',
  'manager',
  'moderator',
  'mod',
  'admin',
)
const ARTICLE = '(?:(?:a|an|any|some|one|one of|the|your|another|actual) )*'

const TALK = '(?:talk|speak|spk|chat|tlak|write|text) (?:to|with|w|2|wit) '
const GIVE = any(
  '(?:get|give|send|bring|find|fetch|call|grab) (?:me |us )?',
  '(?:connect|transfer|put|hand|pass|forward|switch|redirect|refer|route|move|link|patch) (?:me |us |this |it )?(?:over |through |on |back )?(?:to |with )',
)
const NEED =
  '(?:want|need|wanna have|would like|id like|i like|prefer|require|demand|request|requesting|asking for|ask for|waiting for|get|have) (?:to (?:have|see|get|reach|contact|be (?:connected|transferred|forwarded|put through) (?:to|with)) )?'
/** What stands before "talk": who wants it, or the start. */
const LEAD =
  '(?:^|\\b(?:i|we|me|us|to|please|pls|plz|just|wanna|rather|gotta|lemme|and|then|but|ok|okay|hi|hey|hello|no|now) )'

const ENGLISH = [
  `${LEAD}${TALK}${ARTICLE}${AGENT}${END}`,
  `${LEAD}${TALK}(?:(?:a|an|any|some|your|actual) )?${ANYBODY}${END}`,
  `\\b${GIVE}${ARTICLE}${AGENT}${END}`,
  `\\b${NEED}${ARTICLE}${AGENT}${END}`,
  `\\b${NEED}(?:a |some |any )?(?:person|someone|somebody) (?:i can|to) (?:talk|speak|chat)\\b`,
  `\\bis (?:there )?(?:a |an |any |some )?(?:${AGENT}|anyone|anybody|someone|a person|person) (?:there|here|around|available|online|i can|who i can|that i can|to) (?:(?:to )?(?:talk|speak|chat) (?:to|with)|$)`,
  `\\bis (?:there )?(?:a |an |any )?${AGENT} (?:there|here|around|available|online)\\b`,
  `\\b(?:dont|do not|not|stop|no) (?:want(?: to)? |wanna |like to )?(?:talk(?:ing)? |speak(?:ing)? |chat(?:ting)? )(?:to |with )(?:a |an |this |the |some |any |stupid |dumb )*(?:ro)?(?:bot|bots|machine|computer|ai|chatbot|script)\\b`,
]

const PESSOA = any(
  'atendentes?(?: human[oa]| real)?',
  'atendimento humano',
  'human[oa]s?',
  'ser(?:es)? humanos?',
  'agentes?(?: human[oa]| real)?',
  '(?:pessoa|gente|alguem) (?:real|de verdade|humana|de carne e osso)',
  'representante',
  'operador[a]?',
  'atendimento',
)
const ALGUEM = any(
  'pessoa',
  'alguem',
  'suporte',
  'funcionario',
  'moderador',
  'gerente',
  'supervisor',
  'responsavel',
  'equipe',
  'adm',
)
const UM = '(?:(?:um|uma|o|a|os|as|algum|alguma|outro|outra|seu|sua) )*'
const FALAR = '(?:falar|conversar|teclar|tratar|fala|falo|falarmos) (?:direto |diretamente |agora |logo )?(?:com|c|cm) '
const FALAR_LEAD =
  '(?:^|\\b(?:quero|queria|quer|gostaria de|preciso|precisava|posso|podia|poderia|consigo|pra|para|p|como|como eu|deixa eu|me deixa|prefiro|vou|melhor|tem como|da pra|eu|favor|oi|ola|entao|mas|so) )'
const CHAMA = any(
  '(?:me )?(?:passa|passe|passar|transfere|transfira|transferir|conecta|conecte|conectar|encaminha|encaminhe|encaminhar|direciona|direcione|direcionar|liga|ligar|manda|mande|coloca|coloque|colocar)(?: me)?(?: ai)? (?:pr[ao]|para|pra|com|em contato com|a|ao)? ?',
  '(?:chama|chame|chamar|arruma|arrume|traz|traga|bota|ve|cade|quero|queria|preciso de|precisava de|preciso|prefiro|gostaria de|exijo|solicito|aguardando|esperando)(?: ai)? ',
)

const PORTUGUESE = [
  `${FALAR_LEAD}${FALAR}${UM}${any(PESSOA, ALGUEM)}${END}`,
  `\\b${CHAMA}${UM}${PESSOA}${END}`,
  `\\btem (?:algum |alguma |um |uma )?(?:${PESSOA}|alguem|pessoa) (?:ai|aqui|disponivel|online|pra falar|para falar|que (?:possa|pode) (?:me )?(?:ajudar|atender))\\b`,
  '\\bnao quero (?:mais )?(?:falar|conversar|tratar) com (?:um |uma |o |a |esse |essa |este )?(?:robo|bot|maquina|ia|assistente virtual)\\b',
]

const REQUESTS = [...ENGLISH, ...PORTUGUESE].map((pattern) => new RegExp(pattern, 'gd'))

/** The whole of a short message: the noun, and politeness around it. */
const POLITE =
  '(?: ?(?:hi|hey|hello|yo|ok|so|just|please|pls|plz|plss?|now|asap|right|thanks|thx|ty|sir|a|an|any|real|actual|live|i said|oi|ola|um|uma|por favor|pfv|pfvr|agora|ja|urgente|obg|real|de verdade|mesmo))*'
const BARE = new RegExp(
  `^${POLITE} ?${any(AGENT, PESSOA, 'talk to (?:a )?person', 'person please', 'person pls', 'falar com atendente')}${POLITE}$`,
)
const NOT_BARE = /^(?:agents|humans|a|atendimento|gente)$/

/** Words shortly before the request that turn it round, or make it a tale of another time. */
const VETO =
  /\b(?:not|dont|doesnt|didnt|never|no need|without|tried|told|asked|used|supposed|instead of|rather than|nao|nunca|nem|sem|tentei|tentando|mandaram|disseram|falaram|em vez de|(?:when|whenever|if|after|before|while|until|unless) (?:i|we|you)|quando|depois|antes|se eu)\b/
/** Wishes that are put as a negation. */
const WISHES =
  /\bwhy (?:dont|cant|wont) (?:you|u|we|i)\b|\b(?:cant|can) (?:i|we|you) not\b|\bpor ?que nao (?:posso|consigo)\b/g
/** Requests that carry their own negation: "I don't want to talk to a bot". */
const AGAINST_BOTS = /(?:bots?|machine|computer|ai|chatbot|script|robo|maquina|ia|virtual)$/
const WORDS_BEFORE = 5

/**
 * Whether the member asks for a person to answer, in English or Portuguese: "can i talk to a human", "agent pls", "quero falar com um
 * atendente". Not where a person is only spoken of, or not wanted.
 */
export function wantsPerson(text: string): boolean {
  const clauses = clausesOf(text)
  if (isBare(clauses)) return true
  return clauses.some((clause) => REQUESTS.some((request) => asks(clause, request)))
}

function isBare(clauses: readonly string[]): boolean {
  // "No. Human." answers a question first; "no human" is the contrary of a request.
  const answered = clauses.length > 1 && /^(?:no|nope|nah|nao|n)$/.test(clauses[0] ?? '')
  const whole = clauses.slice(answered ? 1 : 0).join(' ')
  return whole.length > 0 && whole.length <= 60 && !NOT_BARE.test(whole) && BARE.test(whole)
}

function asks(clause: string, request: RegExp): boolean {
  for (const match of clause.matchAll(request)) {
    if (AGAINST_BOTS.test(match[0])) return true
    const before = clause.slice(0, match.index).replace(WISHES, '').trim().split(' ').slice(-WORDS_BEFORE).join(' ')
    if (!VETO.test(`${before} ${firstWords(match[0])}`)) return true
  }
  return false
}

/** The words of a request up to its verb belong to what stands before it. */
const firstWords = (request: string): string => request.split(' ', 2).join(' ')
