import { answerStatistics } from '../../core/statistics/answer-statistics.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** Figures for the Reports screen. */
export function statisticsRoutes({ kernel }: Services) {
  return {
    answers: procedures.statistics.answers.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const asOf = (await readCounter(kernel.db, workspace)).number
      const { days, locale } = input
      return { ...(await answerStatistics(kernel.db, { workspace, days, locale, now: kernel.clock.now() })), asOf }
    }),
  }
}
