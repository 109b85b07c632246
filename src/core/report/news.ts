/** What those who wait for a case are told of. `update`: an agent's own words alone. `incident`, `incident_over`: of a trouble that many have. */
export type NewsKind =
  | 'confirmed'
  | 'in_progress'
  | 'need_info'
  | 'fixed'
  | 'declined'
  | 'update'
  | 'incident'
  | 'incident_over'

/** An agent's words by language; who reads a language that is missing gets the other. */
export interface NewsTexts {
  en?: string | undefined
  'pt-BR'?: string | undefined
}

/** The route of the lanes on which a piece of news is told; the subject is the news. */
export const NEWS_ROUTE = 'news'
