/** A request that Twilio would refuse. The body is Twilio's own (docs/usage/twilios-response, "Error and status codes"). */
export class TwilioRefusal extends Error {
  readonly status: number
  readonly code: number

  constructor(status: number, code: number, message: string) {
    super(message)
    this.status = status
    this.code = code
  }

  body(): object {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    }
  }
}

/** docs/api/errors/20003. */
export const notAuthenticated = () => new TwilioRefusal(401, 20003, 'Authenticate')
/** docs/api/errors/20404; the words name the path that was asked for. */
export const notFound = (path: string) => new TwilioRefusal(404, 20404, `The requested resource ${path} was not found`)
/** docs/api/errors/20004. */
export const methodNotAllowed = () => new TwilioRefusal(405, 20004, 'Method not allowed')
/** docs/api/errors/20429. */
export const tooManyRequests = () => new TwilioRefusal(429, 20429, 'Too Many Requests')
/** docs/api/errors/20500. */
export const internalError = () => new TwilioRefusal(500, 20500, 'Internal Server Error')
/** docs/api/errors/20001. */
export const invalidParameter = (message: string) => new TwilioRefusal(400, 20001, message)
/** Reference item §4; docs/api/errors/20413 does not say the words. */
export const bodyTooLarge = () => new TwilioRefusal(413, 20413, 'Request entity too large')
