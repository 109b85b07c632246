/** Discord's nested form errors: `{ content: { _errors: [{ code, message }] } }`. */
export type FormErrors = { [key: string]: FormErrors | { code: string; message: string }[] }

/** A request that Discord would refuse; `status` and the body are Discord's own (documentation: topics/opcodes-and-status-codes). */
export class Refusal extends Error {
  readonly status: number
  readonly code: number
  readonly errors: FormErrors | undefined

  constructor(status: number, code: number, message: string, errors?: FormErrors) {
    super(message)
    this.status = status
    this.code = code
    this.errors = errors
  }

  body(): object {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) }
  }
}

// The words and codes are those of topics/opcodes-and-status-codes, "JSON Error Codes"; items are of reference/discord.md.
export const unauthorized = () => new Refusal(401, 0, '401: Unauthorized')
export const noRoute = () => new Refusal(404, 0, '404: Not Found')
/** The documentation names no code of its own for a rule of AutoMod that is not there. */
export const unknownRule = () => new Refusal(404, 0, '404: Not Found')
export const wrongMethod = () => new Refusal(405, 0, '405: Method Not Allowed')
export const unknownChannel = () => new Refusal(404, 10_003, 'Unknown Channel')
export const unknownGuild = () => new Refusal(404, 10_004, 'Unknown Guild')
export const unknownMember = () => new Refusal(404, 10_007, 'Unknown Member')
export const unknownMessage = () => new Refusal(404, 10_008, 'Unknown Message')
export const unknownOverwrite = () => new Refusal(404, 10_009, 'Unknown Overwrite')
export const unknownRole = () => new Refusal(404, 10_011, 'Unknown Role')
export const unknownBan = () => new Refusal(404, 10_026, 'Unknown Ban')
export const unknownUser = () => new Refusal(404, 10_013, 'Unknown User')
export const unknownWebhook = () => new Refusal(404, 10_015, 'Unknown Webhook')
/** Item 25: the first answer came later than three seconds, or the token is dead. */
export const unknownInteraction = () => new Refusal(404, 10_062, 'Unknown interaction')
export const unknownApplication = () => new Refusal(404, 10_002, 'Unknown Application')
export const tooManyPins = () => new Refusal(400, 30_003, 'Maximum number of pins reached for the channel (250)')
export const tooManyRoles = () => new Refusal(400, 30_005, 'Maximum number of guild roles reached (250)')
export const tooManyChannels = () => new Refusal(400, 30_013, 'Maximum number of guild channels reached (500)')
export const tooManyTags = () =>
  new Refusal(400, 30_048, 'Maximum number of tags in a forum channel has been reached (20)')
/** So Discord answers who makes a server a community without naming its two channels (discord-api-docs issue 6015). */
export const featureDisabled = () => new Refusal(403, 40_006, 'This feature has been temporarily disabled server-side')
export const oneMoveAtATime = () => new Refusal(400, 40_009, 'Only one channel can have a parent_id modified at a time')
export const alreadyCrossposted = () => new Refusal(400, 40_033, 'This message has already been crossposted')
export const tagNamesTaken = () => new Refusal(400, 40_061, 'Tag names must be unique')
/** Item 18. */
export const tooLarge = () => new Refusal(413, 40_005, 'Request entity too large')
/** Item 2. */
export const openingTooFast = () => new Refusal(403, 40_003, 'You are opening direct messages too fast')
/** Items 25 and 26. */
export const alreadyAcknowledged = () => new Refusal(400, 40_060, 'Interaction has already been acknowledged.')
export const missingAccess = () => new Refusal(403, 50_001, 'Missing Access')
export const cannotExecuteInDirect = () => new Refusal(403, 50_003, 'Cannot execute action on a DM channel')
export const notYourMessage = () => new Refusal(403, 50_005, 'Cannot edit a message authored by another user')
export const emptyMessage = () => new Refusal(400, 50_006, 'Cannot send an empty message')
/** Item 1: closed, blocked and no shared server look the same. */
export const cannotSendToUser = () => new Refusal(403, 50_007, 'Cannot send messages to this user')
export const notInVoice = () => new Refusal(400, 50_008, 'Cannot send messages in a non-text channel')
export const systemMessage = () => new Refusal(403, 50_021, 'Cannot execute action on a system message')
export const wrongChannelType = () => new Refusal(400, 50_024, 'Cannot execute action on this channel type')
/** Managed roles and the one of everyone are nobody's to delete. */
export const invalidRole = () => new Refusal(400, 50_028, 'Invalid role')
export const tooOldToDelete = () =>
  new Refusal(400, 50_034, 'You can only bulk delete messages that are under 14 days old.')
export const wrongMessageType = () => new Refusal(400, 50_068, 'Invalid message type')
export const neededByCommunity = () => new Refusal(400, 50_074, 'Cannot delete a channel required for Community guilds')
export const communityNeedsText = () => new Refusal(400, 50_086, 'Community server channels must be text channels')
export const missingPermissions = () => new Refusal(403, 50_013, 'Missing Permissions')
/** Item 25: fifteen minutes are over. */
export const invalidWebhookToken = () => new Refusal(401, 50_027, 'Invalid Webhook Token')
export const invalidForm = (errors: FormErrors) => new Refusal(400, 50_035, 'Invalid Form Body', errors)
export const badJson = () => new Refusal(400, 50_109, 'The request body contains invalid JSON.')
/** A message has one thread at most, which bears its id (documentation: resources/channel, "Start Thread from Message"). */
export const threadExists = () => new Refusal(400, 160_004, 'A thread has already been created for this message')
/** 1,000 threads of a guild may be active at a time (documentation: topics/threads, "Active & Archived Threads"). */
export const tooManyThreads = () => new Refusal(400, 160_006, 'Maximum number of active threads reached')
/** documentation: resources/channel, "Channel Flags": REQUIRE_TAG. */
export const tagRequired = () => new Refusal(400, 40_067, 'A tag is required to create a forum post in this channel')
/** documentation: topics/threads. */
export const threadArchived = () => new Refusal(400, 50_083, 'Thread is archived')
export const threadLocked = () => new Refusal(400, 160_005, 'Thread is locked')
export const cannotReplyWithoutHistory = () =>
  new Refusal(400, 160_002, 'Cannot reply without permission to read message history')

/** What Discord's 429 says where a limit stands behind no bucket of its own (discord.md item 36). */
export class Limited extends Error {
  /** How long, as the body has it. */
  readonly seconds: number
  readonly code: number
  /** `shared` limits count nobody as a wrong-doer (documentation: topics/rate-limits). */
  readonly scope: 'user' | 'shared'
  /** What the header says instead, where Discord's header is wrong. */
  readonly headerSeconds: number | undefined

  constructor(facts: { message: string; seconds: number; code?: number; scope?: 'shared'; headerSeconds?: number }) {
    super(facts.message)
    this.seconds = facts.seconds
    this.code = facts.code ?? 0
    this.scope = facts.scope ?? 'user'
    this.headerSeconds = facts.headerSeconds
  }
}

/** One wrong field, by its path, for example `fieldError('embeds.0.title', 'BASE_TYPE_MAX_LENGTH', '…')`. */
export function fieldError(path: string, code: string, message: string): FormErrors {
  const keys = path.split('.').filter((key) => key !== '_errors')
  let errors: FormErrors = { _errors: [{ code, message }] }
  for (const key of keys.reverse()) errors = { [key]: errors }
  return errors
}
