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
  bom boa dia tarde noite otimo otima perfeito show top massa legal valeu e ja resolvido resolveu kkk kkkk rs abraco abracos tchau
  mil muchas muchisimas por la el los las tu su toda te lo les ya funciona funciono genial vale listo perfecto excelente bueno buena buen buenas noches
  saludos amigo amigos y si ayuda ayudarme ayudado haberme equipo ahora verdad
  beaucoup bcp mille infiniment pour votre vos ton ta l laide aide bien vous tous toi a bonne journee soiree parfait ca marche maintenant cest bon
  reponse daccord et les grand encore
  vielen vielmals herzlichen besten tausend lieben schon schoen sehr dir euch ihnen fur fuer die der das deine eure ihre hilfe schnelle antwort toll
  perfekt alles klar klappt jetzt wieder geht funktioniert und schonen tag abend leute viele liebe gruße grusse gruß gruss ja`.split(
    /\s+/,
  ),
)
const THANKS = new Set(
  `thanks thank thx thnx thanx tnx tks ty tysm tyvm tyty cheers thankyou thankss appreciated
  obrigado obrigada obrigadao obrigadinha obg obgd obgda brigado brigada brigadao vlw vlws valeu agradeco agradecido agradecida grato grata gratidao tmj
  gracias grax grx merci mercii mrc danke dank dankeschon dankeschoen dankesehr thankies`.split(/\s+/),
)
/** Bare words of consent or joy close a chat as well as a thank-you does. */
const CLOSING = new Set(
  `ok okay oki k great nice cool awesome perfect blz beleza perfeito otimo otima show top massa legal`.split(/\s+/),
)

/** The same two lists where no spaces part the words. Longer ones come first, so that nothing is read twice. */
const THANKS_UNSPACED =
  /ありがと(?:う|ー|〜|~|っ)*(?:ござい(?:ます|ました))?|有り?難う(?:ござい(?:ます|ました))?|感謝(?:して(?:い)?ます|いたします|します|です)?|(?:サンキュ|さんきゅ|センキュ)[ーう]*|あざ(?:っす|ます|す)|助かり(?:ました|ます)|助かった|お世話になりました|谢谢|謝謝|多谢|多謝|感谢|感謝|[谢謝][啦了咯]|蟹蟹|三克油|辛苦[啦了]/gu
const BESIDES_UNSPACED =
  /うまくいきました|解決(?:しました|できました|した)|わかりました|分かりました|できました|直りました|動きました|くださって|教えて|助けて|いただき|頂き|本当に|ほんとに?|ほんまに|とても|たいへん|大変|いつも|まじで|マジで|どうも|くれて|お疲れ様です|お疲れ様でした|迅速な?|丁寧な?|親切に?|早速の?|早い|対応|回答|返信|返事|サポート|了解です|了解|はい|うん|なるほど|最高|完璧|よかった|良かった|です|皆さん|みなさん|さん|早々|ご|の|を|に|ね|よ|わ|笑|ー|非常|十分|万分|萬分|真的|真是|你们|你們|您们|大家|帮助|幫助|帮忙|幫忙|帮我|回复|回覆|解答|耐心|支持|搞定|解决|解決|已经|已經|可以|明白|知道|收到|好的|嗯嗯|嗯|哈|你|您|妳|们|的|太|很|好|行|啦|了|呀|啊|哦|喔|ok|thx/gu
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Negated thanks and irony are words that want an answer. */
const NOT_THANKS =
  /\b(?:no|not|nothing|but|still|however|nao|mas|ainda|porem|nada|without|dont|wont|cant|doesnt|didnt)\b|\?/

/**
 * Whether a message says nothing but thank you, or is emoji alone, so that it need not reopen what is resolved: "thx!!", "obrigada 🙏",
 * "👍", "ok thanks". Not "thanks but it is still locked". All the languages that `wantsPerson` knows.
 */
export function isThanks(text: string): boolean {
  if (text.length > LONGEST * 4) return false
  const bare = text.replace(EMOJI, ' ').replace(FACE, ' ').trim()
  if (bare === '') return text.trim() !== ''
  if (bare.length > LONGEST) return false
  if (CJK.test(bare)) return isThanksUnspaced(bare)
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

/** Accents stay, because in kana they make another letter. */
function isThanksUnspaced(bare: string): boolean {
  const written = bare.normalize('NFKC').toLowerCase()
  if (written.includes('?')) return false
  const rest = written.replace(/[^\p{L}\p{N}ー]+/gu, ' ')
  const besides = rest.replace(THANKS_UNSPACED, ' ')
  return besides !== rest && besides.replace(BESIDES_UNSPACED, ' ').trim() === ''
}
