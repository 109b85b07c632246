/**
 * Why Twilio did not do what it was asked: it answered no success, or nothing. Holds nothing of what was sent, so that it may be logged.
 */
export class TwilioFault extends Error {
  override readonly name = 'TwilioFault'
  /** Of HTTP; 0 where there was no answer. */
  readonly status: number
  /** Twilio's own number (twilio.com/docs/api/errors); 0 where it gave none. */
  readonly code: number
  /** What it asks to wait, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null
  /** It may have been taken all the same: the request left, and its end is not known. */
  readonly inDoubt: boolean

  constructor(
    words: string,
    told: { status?: number; code?: number; retryAfterMs?: number | null; inDoubt?: boolean } = {},
  ) {
    super(words)
    this.status = told.status ?? 0
    this.code = told.code ?? 0
    this.retryAfterMs = told.retryAfterMs ?? null
    this.inDoubt = told.inDoubt ?? false
  }
}

/** Too many at once; nothing of it was done (twilio.com/docs/api/errors/20429). */
export const isLimited = ({ status, code }: TwilioFault): boolean => status === 429 || code === 20429

/** The credentials are not taken: revoked, suspended, or of another account (20003, 20005). */
export const isDenied = ({ status, code }: TwilioFault): boolean => status === 401 || code === 20003 || code === 20005

export const isMissing = ({ status, code }: TwilioFault): boolean => status === 404 || code === 20404

/** Twilio had trouble of its own, or could not be reached. */
export const isTrouble = ({ status }: TwilioFault): boolean => status === 0 || status >= 500

/** Answers null for what is not there. @throws TwilioFault for all else */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof TwilioFault && isMissing(error)) return null
    throw error
  }
}
