import type { JudgementReasons } from '../../protocol/articles.ts'
import type { ModelView } from '../../protocol/learning.ts'
import { pastWords } from '../look/time.ts'

const ENDPOINT = {
  chose: ' The language model chose among the nearest.',
  composed: ' The language model put the words together from the article.',
  none_of_them: ' The language model found that none of the nearest answers.',
  silent: ' The language model did not answer in time, so it had no say.',
}

/** Who judged: the model and when it had learnt, or words alone; and what a language model added. */
export function engineWords(
  { engine, model, endpoint }: Pick<JudgementReasons, 'engine' | 'model' | 'endpoint'>,
  current: Pick<ModelView, 'model' | 'trainedAt'> | undefined,
  now: number,
): string {
  const said = engine === 'words' ? 'Judged by words alone.' : modelWords(model, current, now)
  return `${said}${endpoint === null ? '' : ENDPOINT[endpoint]}`
}

function modelWords(
  model: string | null,
  current: Pick<ModelView, 'model' | 'trainedAt'> | undefined,
  now: number,
): string {
  if (!current) return 'Judged by a model.'
  if (current.model !== model || current.trainedAt === null) return 'Judged by an earlier model.'
  return `Judged by the model that learnt ${pastWords(current.trainedAt, now)}.`
}
