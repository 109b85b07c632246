import { z } from 'zod'
import { admin, agent, one } from './access.ts'
import { createQueueInput, queueView, updateQueueInput } from './queues.ts'
import {
  connectTwilioInput,
  provisionPlan,
  twilioCheck,
  twilioChoices,
  twilioView,
  updateTwilioInput,
} from './twilio.ts'

/** Where conversations wait, and at which desk they are answered. */
export const queues = {
  list: agent.route({ method: 'GET', path: '/v1/queues' }).output(z.object({ items: z.array(queueView) })),
  create: admin.route({ method: 'POST', path: '/v1/queues' }).input(createQueueInput).output(queueView),
  /** Changes what is named. `conflict` when somebody else has changed it since `version`, or for Flex where no account is connected. */
  update: admin.route({ method: 'PATCH', path: '/v1/queues/{id}' }).input(updateQueueInput).output(queueView),
  /** Its servers wait in the default queue from then on. */
  remove: admin.route({ method: 'DELETE', path: '/v1/queues/{id}' }).input(one).output(z.object({})),
}

/** The workspace's Twilio account, in whose Flex conversations may be answered. */
export const twilio = {
  show: agent.route({ method: 'GET', path: '/v1/twilio' }).output(twilioView),
  /** Looks at Twilio itself: credentials, Flex, workflow, provisioning, and whether Twilio's calls can reach us. */
  check: admin.route({ method: 'GET', path: '/v1/twilio/check' }).output(z.object({ items: z.array(twilioCheck) })),
  /** What can be chosen at Twilio. */
  choices: admin.route({ method: 'GET', path: '/v1/twilio/choices' }).output(twilioChoices),
  /** Checks the account, keeps it sealed, and works with it at once. `invalid` with why, where Twilio does not take it. */
  connect: admin.route({ method: 'POST', path: '/v1/twilio' }).input(connectTwilioInput).output(twilioView),
  update: admin.route({ method: 'PATCH', path: '/v1/twilio' }).input(updateTwilioInput).output(twilioView),
  /** Forgets the account. Conversations that wait in Flex come back to our own desk. */
  disconnect: admin.route({ method: 'DELETE', path: '/v1/twilio' }).output(twilioView),
  /** What provisioning would make or change at Twilio. Nothing is changed by looking. */
  plan: admin.route({ method: 'GET', path: '/v1/twilio/plan' }).output(provisionPlan),
  /** Makes it so, and answers what was done. What the account holds besides is never touched. */
  apply: admin.route({ method: 'POST', path: '/v1/twilio/apply' }).output(provisionPlan),
}
