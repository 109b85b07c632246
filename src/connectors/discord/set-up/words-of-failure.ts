import type { Failure } from '../rest/failure.ts'

/** Why Discord did not answer what set-up asked, and what a person can do, in one sentence. */
export function wordsOfFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'token':
      return 'Discord refuses this token. In the developer portal open your application, then Bot, press Reset Token and copy the new one.'
    case 'limited':
      return `Discord asks to wait. Try again in ${Math.max(1, Math.ceil(failure.ms / 1000))} seconds.`
    case 'unsent':
      return `${failure.detail} Check this machine's way to the internet, then try again.`
    case 'refused':
      return `Discord says no: ${failure.detail} (${failure.status}).`
    case 'unknown':
      return `${failure.detail} Try again.`
  }
}
