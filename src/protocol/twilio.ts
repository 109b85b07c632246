import { z } from 'zod'
import { instant } from './primitives.ts'

const sid = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-f]{32}$`))

/** Who decides where a message goes. */
export const routerName = z.enum(['guildesk', 'studio'])

/** One line of the live check. `url` leads to where it is mended. */
export const twilioCheck = z.object({
  what: z.enum(['credentials', 'flex', 'workspace', 'workflow', 'service', 'webhooks', 'provisioned', 'reach']),
  state: z.enum(['ok', 'warning', 'fault', 'unknown']),
  /** One sentence. */
  words: z.string(),
  url: z.string().nullable(),
})

export const twilioView = z.object({
  /** Null while no account is connected. */
  account: z
    .object({
      accountSid: z.string(),
      /** The last four characters of the token. */
      tokenHint: z.string(),
      simulated: z.boolean(),
      router: routerName,
      workspace: z.string().nullable(),
      workflow: z.string().nullable(),
      /** Since when the account refuses us; null while it does not. */
      refusedAt: instant.nullable(),
      /** Address of the Studio flow; null where there is none. */
      flowUrl: z.string().nullable(),
    })
    .nullable(),
  /** The environment decides the account: shown, not to be changed here. */
  fixed: z.boolean(),
  /** Addresses that Twilio must be able to reach begin with this. */
  publicUrl: z.string(),
  /** The page on which a person can be the Flex agent; null where Twilio is not simulated. */
  agentPage: z.string().nullable(),
})

export const connectTwilioInput = z.object({
  accountSid: sid('AC'),
  authToken: z.string().trim().min(16).max(128),
})

export const updateTwilioInput = z.object({
  router: routerName.optional(),
  workflow: sid('WW').optional(),
})

/** What provisioning would do, or did. */
export const provisionStep = z.object({
  what: z.enum(['taskQueue', 'taskChannel', 'workflow', 'interactionWebhook', 'sink', 'subscription', 'flow']),
  action: z.enum(['create', 'change', 'keep']),
  name: z.string(),
  sid: z.string().nullable(),
  /** What differs, in words; empty for keep. */
  changes: z.array(z.string()),
  /** What is to be known of it beside that, e.g. that another of its name is left alone; null where there is nothing. */
  note: z.string().nullable(),
})

export const provisionPlan = z.object({ steps: z.array(provisionStep), empty: z.boolean() })

export const twilioChoices = z.object({ workflows: z.array(z.object({ sid: z.string(), name: z.string() })) })

export type TwilioView = z.infer<typeof twilioView>
export type TwilioCheck = z.infer<typeof twilioCheck>
export type ProvisionStep = z.infer<typeof provisionStep>
export type ProvisionPlan = z.infer<typeof provisionPlan>
