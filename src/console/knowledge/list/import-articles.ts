import { IMPORT_BYTES } from '../../../protocol/limits.ts'
import { tellServer } from '../tell-server.ts'

/** What the server answers. */
interface ImportAnswer {
  added: number
  /** Those whose title is there already in their language. */
  known: number
}

interface Imported {
  /** What became of it, as a sentence. */
  words: string
  failed: boolean
}

/** Adds the articles of a file, all or none. */
export async function importArticles(file: File): Promise<Imported> {
  if (file.size > IMPORT_BYTES) return { words: `${file.name} is larger than 8 MB.`, failed: true }
  const told = await tellServer('/api/v1/articles/import', {
    method: 'POST',
    headers: { 'content-type': 'application/jsonl' },
    body: file,
  })
  if (told.why !== null) return { words: `Nothing was imported: ${told.why}`, failed: true }
  return { words: importedWords((await told.answer.json()) as ImportAnswer), failed: false }
}

export function importedWords({ added, known }: ImportAnswer): string {
  const one = (count: number, verb: string) =>
    `${count} ${count === 1 ? `article was ${verb}` : `articles were ${verb}`}`
  const there = known === 0 ? '' : ` ${one(known, 'there already')}.`
  return added === 0 ? `Nothing is new.${there}` : `${one(added, 'added')}.${there}`
}
