import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function twilioRoutes({ twilio }: Services) {
  const routes = procedures.twilio
  const show = (context: CallContext) => twilio.show(callerOf(context).workspace)
  return {
    show: routes.show.handler(({ context }) => show(context)),
    check: routes.check.handler(async ({ context }) => ({ items: await twilio.check(callerOf(context).workspace) })),
    choices: routes.choices.handler(({ context }) => twilio.choices(callerOf(context).workspace)),
    connect: routes.connect.handler(async ({ context, input }) => {
      await twilio.connect(callerOf(context), input)
      return show(context)
    }),
    update: routes.update.handler(async ({ context, input }) => {
      await twilio.update(callerOf(context), input)
      return show(context)
    }),
    disconnect: routes.disconnect.handler(async ({ context }) => {
      await twilio.disconnect(callerOf(context))
      return show(context)
    }),
    plan: routes.plan.handler(({ context }) => twilio.plan(callerOf(context).workspace)),
    apply: routes.apply.handler(({ context }) => twilio.apply(callerOf(context))),
  }
}
