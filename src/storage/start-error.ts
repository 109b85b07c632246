/**
 * A reason why Guildesk cannot start, told as one sentence that says what to do. The composition root prints `message`
 * alone and exits with 1; the original failure, if any, is `cause` and belongs in the log.
 */
export class StartError extends Error {
  override name = 'StartError'
}
