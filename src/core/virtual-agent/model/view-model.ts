import type { Reader, Statement } from '../../../kernel/database.ts'
import type { ModelView } from '../../../protocol/learning.ts'
import { LEARNING_ROUTE, LEARNING_SUBJECT } from '../../knowledge/wake-learning.ts'
import { readSettings } from '../../workspace/settings.ts'
import { wordThresholds } from '../certainty.ts'
import { isGivenUp } from './count-try.ts'
import { NOT_LEARNT } from './learner.ts'
import type { Serving } from './served-model.ts'
import { thresholdsOf } from './thresholds.ts'

const DUE: Statement = {
  name: 'model_learning_due',
  text: 'select 1 from lane where workspace = $1 and subject = $2 and route = $3 and due is not null',
}

/** How far what is published has been learnt. */
export async function viewModel(
  reader: Reader,
  workspace: number,
  { serving, learner }: { serving: Serving | null; learner: { progress: number | null; trouble: string | null } },
): Promise<ModelView> {
  const [{ virtualAgent }, due, givenUp] = await Promise.all([
    readSettings(reader, workspace),
    reader.run(DUE, [workspace, LEARNING_SUBJECT, LEARNING_ROUTE]),
    isGivenUp(reader, workspace),
  ])
  const { caution } = virtualAgent
  return {
    state: due.length > 0 ? 'training' : serving ? 'ready' : 'words',
    progress: learner.progress,
    trouble: learner.trouble ?? (givenUp ? NOT_LEARNT : null),
    model: serving?.id ?? null,
    trainedAt: serving?.trainedAt.toISOString() ?? null,
    articles: serving?.articles ?? 0,
    examples: serving?.examples ?? 0,
    figures: serving?.figures ?? null,
    caution,
    thresholds: serving ? thresholdsOf(serving, caution) : wordThresholds(caution),
  }
}
