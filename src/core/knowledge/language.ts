/** PostgreSQL's stemmers, by language; every other language is taken word by word. */
const DICTIONARIES: Record<string, string> = {
  da: 'danish_stem',
  de: 'german_stem',
  en: 'english_stem',
  es: 'spanish_stem',
  fi: 'finnish_stem',
  fr: 'french_stem',
  hu: 'hungarian_stem',
  it: 'italian_stem',
  nl: 'dutch_stem',
  pt: 'portuguese_stem',
  ro: 'romanian_stem',
  ru: 'russian_stem',
  sv: 'swedish_stem',
  tr: 'turkish_stem',
}

/** The language of a locale: `pt` of `pt-BR`. */
export const languageOfLocale = (locale: string): string => locale.split('-', 1)[0]?.toLowerCase() ?? locale

/** The text search dictionary that stems a language's words. */
export const dictionaryOf = (language: string): string => DICTIONARIES[language] ?? 'simple'

/** SQL for the stem of one word. Stop words, for which a dictionary answers nothing, stay as they are: some questions have no others. */
export const stemSql = (dictionary: string, word: string): string =>
  `(coalesce(nullif(ts_lexize(${dictionary}::regdictionary, ${word}), '{}'), array[${word}]))[1]`
