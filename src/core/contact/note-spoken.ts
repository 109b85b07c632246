import type { Statement, Transaction } from '../../kernel/database.ts'
import { languageOf } from './language-of.ts'

const NOTE: Statement = {
  name: 'identity_note_spoken',
  text: `update identity i set spoken = s.spoken from jsonb_to_recordset($2::jsonb) as s(identity uuid, spoken text)
    where i.workspace = $1 and i.id = s.identity and i.spoken is distinct from s.spoken`,
}

/** Remembers the language of people's words where no interaction has told their locale, so that they are answered in it. */
export function noteSpoken(
  tx: Transaction,
  workspace: number,
  said: readonly { identity: string; known: boolean; words: string }[],
): void {
  const spoken = new Map<string, string>()
  for (const { identity, known, words } of said) {
    const language = known ? null : languageOf(words)
    if (language) spoken.set(identity, language)
  }
  if (spoken.size === 0) return
  const rows = [...spoken].map(([identity, language]) => ({ identity, spoken: language }))
  tx.later(NOTE, [workspace, JSON.stringify(rows.toSorted((a, b) => (a.identity < b.identity ? -1 : 1)))])
}
