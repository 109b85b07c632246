/** What stands at Twilio, as far as it matters to provisioning. */
export interface Found {
  /** The Flex instance (`GO…`), its TaskRouter workspace (`WS…`) and its Conversations service (`IS…`). */
  instance: string
  workspace: string
  chatService: string
  taskQueues: FoundTaskQueue[]
  taskChannels: FoundTaskChannel[]
  workflows: FoundWorkflow[]
  interactionWebhooks: FoundInteractionWebhook[]
  sinks: FoundSink[]
  subscriptions: FoundSubscription[]
  flows: FoundFlow[]
}

export interface FoundTaskQueue {
  sid: string
  name: string
  targetWorkers: string
}

export interface FoundTaskChannel {
  sid: string
  uniqueName: string
  name: string
}

export interface FoundWorkflow {
  sid: string
  name: string
  configuration: unknown
}

export interface FoundInteractionWebhook {
  /** Twilio calls it `ttid`. */
  sid: string
  type: string
  url: string
  events: string[]
}

export interface FoundSink {
  sid: string
  name: string
  /** '' for what is no webhook. */
  url: string
}

export interface FoundSubscription {
  sid: string
  name: string
  sink: string
  /** Read only of those that hang on a sink of ours. */
  types: string[]
}

export interface FoundFlow {
  sid: string
  name: string
  revision: number
  /** Read only of those that bear our name. */
  definition: unknown
}
