/** Longer words are about something, however politely. */
const LONGEST = 80

const EMOJI =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200D|\uFE0F)+|<a?:\w{1,32}:\d{1,20}>/gu
const FACE = /(?:^|\s)(?:[:;=x]['-]?[)dp3]+|<3+|\^_*\^|\\o\/|[()]:)(?=\s|$|[.!])/gi

/** Words of a bare thank-you; each whole word of the message has to be one, and one of the second list has to be there. */
const BESIDES = new Set(
  `so very much a lot lots again you u all guys team everyone for your the ur help helping it works worked now works fixed that this and really
  ok okay oki k yes yeah yep great nice cool awesome perfect amazing wonderful super good fine alright got all set bye night day have one
  lumi guide bot man bro mate dude sir ana oh wow haha lol hehe
  muito muita mesmo demais de novo voce vc vcs voces a todos pela pelo por sua ajuda atencao funcionou deu certo agora sim ta tudo ok blz beleza
  bom boa dia tarde noite otimo otima perfeito show top massa legal valeu e ja resolvido resolveu kkk kkkk rs abraco abracos tchau`.split(
    /\s+/,
  ),
)
const THANKS = new Set(
  `thanks thank thx thnx thanx tnx tks ty tysm tyvm tyty cheers thankyou thankss appreciated gracias
  obrigado obrigada obrigadao obrigadinha obg obgd obgda brigado brigada brigadao vlw vlws valeu agradeco agradecido agradecida grato grata gratidao tmj
  merci danke`.split(/\s+/),
)
/** Bare words of consent or joy close a chat as well as a thank-you does. */
const CLOSING = new Set(
  `ok okay oki k great nice cool awesome perfect blz beleza perfeito otimo otima show top massa legal`.split(/\s+/),
)

/** Negated thanks and irony are words that want an answer. */
const NOT_THANKS =
  /\b(?:no|not|nothing|but|still|however|nao|mas|ainda|porem|nada|without|dont|wont|cant|doesnt|didnt)\b|\?/

/**
 * Whether a message says nothing but thank you, or is emoji alone, so that it need not reopen what is resolved: "thx!!", "obrigada 🙏",
 * "👍", "ok thanks". Not "thanks but it is still locked". English and Portuguese.
 */
export function isThanks(text: string): boolean {
  if (text.length > LONGEST * 4) return false
  const bare = text.replace(EMOJI, ' ').replace(FACE, ' ').trim()
  if (bare === '') return text.trim() !== ''
  if (bare.length > LONGEST) return false
  const folded = bare
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
  if (NOT_THANKS.test(folded)) return false
  const words = (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/(\p{L})\1{2,}/gu, '$1'))
  if (words.length === 0) return false
  if (!words.every((word) => BESIDES.has(word) || THANKS.has(word))) return false
  return words.some((word) => THANKS.has(word)) || words.every((word) => CLOSING.has(word))
}
