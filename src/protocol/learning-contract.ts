import { z } from 'zod'
import { admin, agent, one } from './access.ts'
import { articleView } from './articles.ts'
import {
  answerStatistics,
  answerStatisticsInput,
  gapExample,
  gapInput,
  gapList,
  gapQuestions,
  replayInput,
  replayView,
} from './learning.ts'

/** Questions that were not answered, or not well, grouped by what they ask. */
export const gaps = {
  list: agent.route({ method: 'GET', path: '/v1/gaps' }).input(gapInput).output(gapList),
  /** Gives the questions to an article as examples, published at once where the article is. */
  addExample: admin.route({ method: 'POST', path: '/v1/gaps/add-example' }).input(gapExample).output(articleView),
  /** Begins a draft with the questions as examples. */
  write: admin.route({ method: 'POST', path: '/v1/gaps/write' }).input(gapQuestions).output(articleView),
  /** Takes the questions out of the list. */
  dismiss: agent.route({ method: 'POST', path: '/v1/gaps/dismiss' }).input(gapQuestions).output(z.object({})),
}

/** Questions from real chats that articles may learn. */
export const suggestions = {
  /** Makes it an example of its article, published at once where the article is. */
  add: admin.route({ method: 'POST', path: '/v1/suggestions/{id}/add' }).input(one).output(articleView),
  /** It is not suggested again. */
  dismiss: admin.route({ method: 'POST', path: '/v1/suggestions/{id}/dismiss' }).input(one).output(z.object({})),
}

/** Try before publish: the last days' questions, put to what is not published yet. */
export const replays = {
  /** One at a time. It is done when `state` says so; the event `question.changed` tells. */
  start: admin.route({ method: 'POST', path: '/v1/replays' }).input(replayInput).output(replayView),
  show: agent.route({ method: 'GET', path: '/v1/replays/{id}' }).input(one).output(replayView),
}

export const statistics = {
  /** What became of the questions that were put to the virtual agent. */
  answers: agent
    .route({ method: 'GET', path: '/v1/statistics/answers' })
    .input(answerStatisticsInput)
    .output(answerStatistics),
}
