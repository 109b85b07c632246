const ACCENTED = 'áàâãäåéèêëíìîïóòôõöúùûüçñ'
const PLAIN = 'aaaaaaeeeeiiiiooooouuuucn'

/** SQL that folds a text as `wordsOf` of the knowledge base does, so that "não" and "nao" are one word; PostgreSQL takes it in an index. */
export const foldSql = (text: string): string => `translate(lower(${text}), '${ACCENTED}', '${PLAIN}')`

/** SQL for the stems of a text in English and in Portuguese: which of both it is written in is not known. */
export const stemsSql = (text: string): string =>
  `to_tsvector('english', ${foldSql(text)}) || to_tsvector('portuguese', ${foldSql(text)})`
