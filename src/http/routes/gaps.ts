import { showArticle } from '../../core/knowledge/show-article.ts'
import { addGapExample } from '../../core/virtual-agent/learning/add-gap-example.ts'
import { dismissGap } from '../../core/virtual-agent/learning/dismiss-gap.ts'
import { GapList } from '../../core/virtual-agent/learning/gap-list.ts'
import { writeGapArticle } from '../../core/virtual-agent/learning/write-gap-article.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** What members asked and nothing answered. */
export function gapRoutes({ kernel }: Services) {
  const { db } = kernel
  const gaps = new GapList()
  return {
    list: procedures.gaps.list.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const asOf = (await readCounter(db, workspace)).number
      const { days } = input
      return { ...(await gaps.list(db, { workspace, days, now: kernel.clock.now() })), days, asOf }
    }),
    addExample: procedures.gaps.addExample.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await addGapExample(kernel, { workspace, agent, ...input })
      return showArticle(db, workspace, input.article)
    }),
    write: procedures.gaps.write.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      return showArticle(db, workspace, await writeGapArticle(kernel, { workspace, agent, ...input }))
    }),
    dismiss: procedures.gaps.dismiss.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await dismissGap(kernel, { workspace, agent, ...input })
      return {}
    }),
  }
}
