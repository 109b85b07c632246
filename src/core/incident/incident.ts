import type { Reader, Statement } from '../../kernel/database.ts'
import { catalogueLocale } from '../../texts/format.ts'

/** What is told of an incident, by language; at least one is there. */
export interface IncidentTexts {
  en?: string | undefined
  'pt-BR'?: string | undefined
}

export interface ActiveIncident {
  id: string
  caseId: string
  texts: IncidentTexts
}

const ACTIVE: Statement = {
  name: 'incident_active',
  text: 'select id, case_id as "caseId", texts from incident where workspace = $1 and ended_at is null',
}

/** The incident that goes on now; null when there is none. */
export async function activeIncident(reader: Reader, workspace: number): Promise<ActiveIncident | null> {
  const [row] = await reader.run<ActiveIncident>(ACTIVE, [workspace])
  return row ?? null
}

/** The words for a person's language; where it is missing, those that are there. */
export function incidentWords(texts: IncidentTexts, locale: string): string {
  const mine = catalogueLocale(locale) === 'pt-BR' ? texts['pt-BR'] : texts.en
  return mine ?? texts.en ?? texts['pt-BR'] ?? ''
}
