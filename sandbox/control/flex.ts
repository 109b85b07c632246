import type { ActName, Checked } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import * as agents from '../twilio/flex/agents.ts'
import { viewChat, viewFlex } from '../twilio/flex/view.ts'
import { TwilioRefusal } from '../twilio/refusals.ts'
import { CannotAct } from './refuse-control.ts'

type FlexActName = Extract<ActName, `flex-${string}`>

/** What Twilio refuses is told to the agent as it told it. */
function does<A extends FlexActName>(act: (sandbox: Sandbox, input: Checked<A>) => unknown) {
  return async (sandbox: Sandbox, input: Checked<A>) => {
    try {
      return await act(sandbox, input)
    } catch (error) {
      throw error instanceof TwilioRefusal ? new CannotAct(`${error.message}.`, 409) : error
    }
  }
}

/** The acts of a Flex agent and the verbs that do them. */
export const performFlex = {
  'flex-state': does<'flex-state'>(({ twilio }) => viewFlex(twilio)),
  'flex-chat': does<'flex-chat'>(({ twilio }, { task }) => viewChat(twilio, task)),
  'flex-accept': does<'flex-accept'>(({ twilio }, { task, worker }) => agents.accept(twilio, task, worker)),
  'flex-reject': does<'flex-reject'>(({ twilio }, { task, worker }) => agents.reject(twilio, task, worker)),
  'flex-say': does<'flex-say'>(({ twilio }, { worker, task, text, file }) => {
    const kept = file && { name: file.name, type: file.type, data: Buffer.from(file.base64, 'base64') }
    return agents.say(twilio, { worker, task, text, ...(kept ? { file: kept } : {}) })
  }),
  'flex-edit': does<'flex-edit'>(({ twilio }, { worker, message, text }) => agents.edit(twilio, worker, message, text)),
  'flex-delete': does<'flex-delete'>(({ twilio }, { worker, message }) => agents.remove(twilio, worker, message)),
  'flex-transfer': does<'flex-transfer'>(({ twilio }, { worker, task, to }) =>
    agents.transfer(twilio, worker, task, to),
  ),
  'flex-leave': does<'flex-leave'>(({ twilio }, { worker, task }) => agents.leaveChat(twilio, worker, task)),
  'flex-wrap-up': does<'flex-wrap-up'>(({ twilio }, { worker, task }) => agents.wrapUp(twilio, worker, task)),
  'flex-complete': does<'flex-complete'>(({ twilio }, { worker, task }) => agents.complete(twilio, worker, task)),
  'flex-activity': does<'flex-activity'>(({ twilio }, { worker, activity }) =>
    agents.changeActivity(twilio, worker, activity),
  ),
}
