import { Refusal } from '../../kernel/errors.ts'
import type { Announcement } from './announcement.ts'

const GONE: Partial<Record<Announcement['state'], string>> = {
  posted: 'It is posted already.',
  deleted: 'It was posted, and is deleted.',
  dismissed: 'It was dismissed.',
}

/** @throws Refusal conflict, where it is not to come any more */
export function checkComing({ state }: Announcement): void {
  const words = GONE[state]
  if (words) throw new Refusal('conflict', words)
}
