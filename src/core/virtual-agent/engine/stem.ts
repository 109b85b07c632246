/** Languages whose words are cut to stems; all others are taken as they are. */
export type StemLanguage = 'en' | 'pt' | 'es' | 'de' | 'fr'

/**
 * Endings by language, longest first. Light on purpose: what matters is that the forms of a word meet, not that the stem is one. Written
 * from the grammars; whatever is folded has no accents.
 */
const ENDINGS: Readonly<Record<StemLanguage, readonly string[]>> = {
  en: 'ings ing ed ies es s'.split(' '),
  pt: `amentos amento imentos imento mente adoras adores adora ador acoes acao icoes icao idades idade ariamos ando endo indo aram eram iram
    avam ados adas idos idas ado ada ido ida amos emos imos oes ais eis ar er ir ou ei am em os as es a o e s`.split(
    /\s+/,
  ),
  es: `amientos amiento imientos imiento mente adoras adores adora ador aciones acion iciones icion idades idad ando iendo aron ieron aban ados
    adas idos idas ado ada ido ida amos emos imos ar er ir an en os as es a o e s`.split(/\s+/),
  de: 'ungen ung heiten heit keiten keit lichen liche lich ischen ische isch ern erem eren eres tet est en em er es te st e n s t'.split(
    ' ',
  ),
  fr: `issements issement ements ement ations ation euses euse eurs eur ites ite issons issez issent aient ions ons ez ent ees ee es er ir
    ais ait e s`.split(/\s+/),
}
const SHORTEST_STEM = 3
/** A doubled letter before an English ending belongs to the ending: "stopped". */
const DOUBLED = /([bdgkmnprt])\1$/

/** Words that say which language a text is in, chat's short ones too: each stands in one of the five only. */
const TELLING: ReadonlyMap<string, StemLanguage> = new Map(
  (
    [
      ['en', 'the is are my i you to how what can not do it and of for with this have when where why was does'],
      [
        'pt',
        'nao eu meu minha voce com uma um do da em os como quando posso tem isso esta ao pelo meus minhas onde qual vc vcs blz obg vlw tbm hj',
      ],
      [
        'es',
        'el los las mi mis una del con puedo donde cuando hay esta esto tengo usted yo porque cual y muy xq porfa tmb hola',
      ],
      ['de', 'ich der die das ist nicht mein meine ein eine wie was kann wo warum und mit auf fur habe wird zu'],
      [
        'fr',
        'je le les mon ma mes une est pas comment pourquoi puis vous des du avec dans sur et ou ai quel stp svp jsp bjr bonjour',
      ],
    ] as const
  ).flatMap(([language, words]) => words.split(' ').map((word): [string, StemLanguage] => [word, language])),
)

/** The language that most words of a text tell, else the one that is given. Pure. */
export function languageOf(words: readonly string[], otherwise: StemLanguage | null): StemLanguage | null {
  const told = new Map<StemLanguage, number>()
  let most: StemLanguage | null = null
  for (const word of words) {
    const language = TELLING.get(word)
    if (!language) continue
    const times = (told.get(language) ?? 0) + 1
    told.set(language, times)
    if (most === null || times > (told.get(most) ?? 0)) most = language
  }
  return most ?? otherwise
}

/** What the forms of a folded word have in common. Pure. */
export function stem(word: string, language: StemLanguage | null): string {
  if (language === null || word.length <= SHORTEST_STEM || /\d/.test(word)) return word
  for (const ending of ENDINGS[language]) {
    if (word.length - ending.length < SHORTEST_STEM || !word.endsWith(ending)) continue
    const rest = word.slice(0, -ending.length)
    if (language !== 'en') return rest
    if (ending === 's' && /[su]$/.test(rest)) return word
    if (ending === 'ies') return `${rest}i`
    return /ed|ing/.test(ending) && DOUBLED.test(rest)
      ? rest.slice(0, -1)
      : rest.replace(/(?<=..)[ey]$/, (end) => (end === 'y' ? 'i' : ''))
  }
  return language === 'en' ? word.replace(/(?<=..)[ey]$/, (end) => (end === 'y' ? 'i' : '')) : word
}
