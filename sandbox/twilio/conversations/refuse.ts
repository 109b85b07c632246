import { TwilioRefusal } from '../refusals.ts'

// Codes and words are those of docs/api/errors/<code>; the status of 50377 and of 50371 stands nowhere and is as of their neighbours.
export const uniqueNameTaken = () =>
  new TwilioRefusal(409, 50353, 'Conversation with provided unique name already exists')
export const nameLooksLikeSid = () =>
  new TwilioRefusal(400, 50390, 'Unique name should not match conversation sid pattern')
export const participantExists = () => new TwilioRefusal(409, 50433, 'Participant already exists')
export const userExists = () => new TwilioRefusal(409, 50201, 'User already exists')
export const conversationClosed = () =>
  new TwilioRefusal(409, 50377, "Can't update conversation as it's in final closed state")
export const cannotBeginClosed = () => new TwilioRefusal(400, 50384, "Initial state can't be 'closed'")
export const timerNeedsState = () => new TwilioRefusal(400, 50382, "Timer can't be set without state")
/** docs/conversations/api/conversation-scoped-webhook-resource: "as many as five". */
export const tooManyWebhooks = () => new TwilioRefusal(400, 50371, 'Conversation webhooks limit reached')
/** docs/conversations/conversations-limits: 1,000 of a conversation. */
export const tooManyParticipants = () => new TwilioRefusal(400, 50417, 'Participant limit reached')
