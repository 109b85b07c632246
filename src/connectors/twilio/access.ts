/** An account with the way to it. */
export interface TwilioAccess {
  accountSid: string
  authToken: string
  /** Of a Twilio-compatible server, without a slash at the end; null is Twilio itself. */
  apiBase: string | null
}
