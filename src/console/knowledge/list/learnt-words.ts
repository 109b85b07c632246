import type { ModelView } from '../../../protocol/learning.ts'
import { fullDate } from '../../look/time.ts'

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** How far the virtual agent has learnt, in one line, with what it is worth for who points at it. */
export function learntWords(model: ModelView): { words: string; title: string | undefined } {
  const { state, progress, articles, examples, trainedAt, figures, trouble } = model
  const title = [
    trainedAt && `Learnt ${fullDate(trainedAt)}.`,
    figures?.right != null && `Of questions kept aside, ${Math.round(figures.right * 100)} % found their article.`,
    figures?.leftUnanswered != null &&
      `Of questions that nothing answers, ${Math.round(figures.leftUnanswered * 100)} % were left unanswered.`,
  ]
    .filter(Boolean)
    .join(' ')
  return { words: line(), title: title === '' ? undefined : title }

  function line(): string {
    if (state === 'training') return `Learning what changed, ${Math.round((progress ?? 0) * 100)} %`
    if (trouble !== null) return trouble
    if (state === 'words') return 'Too few articles and questions to learn from: it goes by words alone'
    return `Learnt ${counted(articles, 'article')}, ${counted(examples, 'question')}`
  }
}
