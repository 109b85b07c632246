/** An account of Twilio's at which nobody is. The walk of rights gives it to the first workspace, so that it is refused before anybody is asked. */
export const NO_TWILIO = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'a token of the first' }
