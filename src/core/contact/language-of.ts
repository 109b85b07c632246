/** Characters that are looked at. */
const ENOUGH = 1000

/** Words that one of the two languages has and the other has not, folded, as they are typed in chats. */
const ENGLISH = new Set(
  `the is are was were you your youre i im ive my me it its they them their we our he she his her this that these those what when where why how
  who which does do did dont doesnt didnt cant can could would should wont will have has had not and but or if because with from for of to
  in on at by about after before again still already just only also very much many please thanks thank hello hi hey help need want know get got
  there here then than any some all yes yeah been being am isnt arent wasnt pls thx ty someone something anything nothing work works working`.split(
    /\s+/,
  ),
)
const PORTUGUESE = new Set(
  `o os um uma uns umas da das dos na nas nos em ao aos pelo pela por para pra pro com sem sobre ate e ou mas nem que porque pq quando onde qual quais
  quem como eu meu minha meus minhas voce vc vcs voces seu sua seus suas ele ela eles elas nosso nossa isso isto esse essa este esta aquele foi era
  sou somos sao estou esta estao tava tem tenho temos tinha faz fazer faco posso pode podem consigo consegue quero queria preciso precisa gostaria
  sei nao sim ja ainda mais muito muita tambem tb aqui agora depois obrigado obrigada obg ola oi bom boa dia tarde noite ajuda ajudar alguem algo
  nada tudo todo toda coisa voces tudo bem blz vou vai ir comprei paguei conta jogo senha passe vlw valeu`.split(/\s+/),
)
/** Letters that English does not write. */
const PORTUGUESE_LETTERS = /[ãõçâêôàáéíóú]/

/** Letters that no English or Portuguese text is full of. */
const OTHER_SCRIPTS = /[^\P{L}\p{Script=Latin}]/u
/** What Spanish, French, Italian and German say often and our two languages never: without them a neighbour would pass for Portuguese. */
const NEIGHBOURS = new Set(
  `el los las una unos y en con por muy pero porque cuando donde quien yo mi tu su es son fue tengo tiene quiero puedo puede necesito hola gracias
  ayuda como si no hay le les et est sont une des du je tu vous nous il elle pas ne mais avec pour dans sur qui que bonjour merci il lo gli di che
  non sono per con ciao grazie der die das und ist nicht ich du wir sie ein eine mit fur auf hallo danke como`.split(
    /\s+/,
  ),
)

/**
 * The language of a member's words, or null when a few words could be of both, or of another. Decides for one only where it is clearly
 * ahead, because a wrong language is worse than the workspace's own.
 */
export function languageOf(text: string): 'en' | 'pt-BR' | null {
  const start = text.slice(0, ENOUGH).replace(/https?:\/\/\S+|<[^<>\s]{1,80}>/g, ' ')
  if (OTHER_SCRIPTS.test(start)) return null
  const composed = start.normalize('NFC').toLowerCase()
  const folded = composed
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/['’]/g, '')
  const words = folded.match(/\p{L}+/gu) ?? []
  const count = (list: ReadonlySet<string>): number => words.filter((word) => list.has(word)).length
  const english = count(ENGLISH)
  const portuguese =
    count(PORTUGUESE) + (PORTUGUESE_LETTERS.test(composed) ? 1 : 0) + (/[ãõ]|ç[aãõo]/.test(composed) ? 1 : 0)
  const other = words.filter((word) => NEIGHBOURS.has(word) && !PORTUGUESE.has(word) && !ENGLISH.has(word)).length
  if (/[ñ¿¡ßæøåœîûùëïü]/.test(composed)) return null
  const least = words.length <= 3 ? 1 : 2
  if (english >= least && english >= portuguese * 2 + other * 2) return 'en'
  if (portuguese >= least && portuguese >= english * 2 + 1 && portuguese > other * 2) return 'pt-BR'
  return null
}
