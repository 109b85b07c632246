/** Words by language, as they are typed. */
export interface IncidentTexts {
  en?: string | undefined
  'pt-BR'?: string | undefined
}

/** Without those that are empty. */
export function writtenOf(texts: IncidentTexts): IncidentTexts {
  const en = texts.en?.trim()
  const pt = texts['pt-BR']?.trim()
  return { ...(en ? { en } : {}), ...(pt ? { 'pt-BR': pt } : {}) }
}

export const isEmpty = (texts: IncidentTexts): boolean => Object.keys(writtenOf(texts)).length === 0
