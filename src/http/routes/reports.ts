import { byAgent } from '../../core/case/actor.ts'
import { moveCase } from '../../core/report/move-case.ts'
import { newsReach } from '../../core/report/news-reach.ts'
import { tellCase } from '../../core/report/tell-case.ts'
import { writeToContact } from '../../core/report/write-to-contact.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'
import { shower } from './cases.ts'

/** What those who wait for a case hear of it. */
export function reportRoutes(services: Services) {
  const { kernel } = services
  const { cases } = procedures
  const show = shower(services)
  return {
    reach: cases.reach.handler(({ context, input }) => newsReach(kernel.db, callerOf(context).workspace, input.id)),
    move: cases.move.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const { id, words, ...move } = input
      const texts = input.texts ?? (words ? { en: words, 'pt-BR': words } : {})
      await moveCase(kernel, { ...move, workspace, case: id, texts, actor: byAgent(agent) })
      return show(context, id)
    }),
    tell: cases.tell.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await tellCase(kernel, { workspace, case: input.id, texts: input.texts, actor: byAgent(agent) })
      return show(context, input.id)
    }),
  }
}

/** Writing to a person out of the blue. */
export function contactWriteRoutes({ kernel }: Services) {
  return {
    write: procedures.contacts.write.handler(({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      return writeToContact(kernel, { workspace, agent, contact: input.id, case: input.case })
    }),
  }
}
