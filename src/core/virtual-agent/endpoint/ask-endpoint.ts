import { type Reservation, reserveTokens, settleTokens } from './budget.ts'
import type { EndpointTools, EndpointUse } from './endpoint-tools.ts'
import { EndpointFault, type EndpointPlace, type Spent } from './model-endpoint.ts'
import { placeOf, type StoredEndpoint } from './stored-endpoint.ts'

/** Questions of a workspace under way at once in a process: what is slow must not take all hands from members who wait. */
const MOST_UNDER_WAY = 8
/** Bytes of text that make a token, at the least: what is reserved is rather too much. */
const BYTES_A_TOKEN = 3
/** An endpoint that says it used more than this for one question is not believed. */
const MOST_TOKENS = 1_000_000

export interface EndpointCall<Answer> {
  workspace: number
  endpoint: StoredEndpoint
  use: EndpointUse
  /** Tokens that it may take: see `tokensOf`. */
  tokens: number
  act: (place: EndpointPlace) => Promise<Spent & Answer>
}

/** Tokens that a text takes at the most. */
export const tokensOf = (...texts: string[]): number =>
  texts.reduce((sum, text) => sum + Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN), 0)

/** Asks an endpoint within the day's budget, unless it rests. @throws EndpointFault and nothing else that the endpoint brings about */
export async function askEndpoint<Answer>(tools: EndpointTools, call: EndpointCall<Answer>): Promise<Spent & Answer> {
  const { workspace, use } = call
  const breaker = tools.breakerOf(workspace, use)
  const underWay = tools.underWay.get(workspace) ?? 0
  if (underWay >= MOST_UNDER_WAY) throw new EndpointFault('busy', 'Enough is asked of it at the moment.')
  if (!breaker.allows()) throw new EndpointFault('resting', 'It failed too often and is left alone for a moment.')
  tools.underWay.set(workspace, underWay + 1)
  try {
    return await askWithin(tools, call)
  } catch (error) {
    if (!(error instanceof EndpointFault)) {
      breaker.released()
      throw error
    }
    tools.kernel.log.warn({ workspace, use, fault: error.kind }, 'the endpoint was of no help')
    throw error
  } finally {
    const left = (tools.underWay.get(workspace) ?? 1) - 1
    if (left > 0) tools.underWay.set(workspace, left)
    else tools.underWay.delete(workspace)
  }
}

async function askWithin<Answer>(tools: EndpointTools, call: EndpointCall<Answer>): Promise<Spent & Answer> {
  const { kernel } = tools
  const { workspace, endpoint, use, tokens } = call
  const breaker = tools.breakerOf(workspace, use)
  const reserved = await reserveTokens(kernel.db, {
    ...{ workspace, tokens, limit: endpoint.dailyTokens },
    now: kernel.clock.now(),
  })
  if (!reserved) {
    breaker.released()
    throw new EndpointFault('spent', "Today's budget is used up.")
  }
  try {
    const answer = await call.act(openedPlace(tools, endpoint))
    breaker.succeeded()
    await settle(tools, reserved, { used: believed(answer.tokens, tokens), failed: false })
    return answer
  } catch (error) {
    if (error instanceof EndpointFault) breaker.failed(error.message, error.retryAt)
    // What was refused cost nothing; what was asked and not answered may have cost all of it.
    const asked = error instanceof EndpointFault && (error.kind === 'slow' || error.kind === 'unreadable')
    await settle(tools, reserved, { used: asked ? tokens : 0, failed: true })
    throw error
  }
}

/** A key that was sealed by another secret is no reason to leave a member without an answer. */
function openedPlace(tools: EndpointTools, endpoint: StoredEndpoint): EndpointPlace {
  try {
    return placeOf(tools, endpoint)
  } catch {
    throw new EndpointFault('unauthorized', 'Its key cannot be read any more. Type it again.')
  }
}

/** That the books could not be brought up to date is no reason to throw an answer away; the reservation then stands as it was. */
async function settle(tools: EndpointTools, reserved: Reservation, outcome: { used: number; failed: boolean }) {
  await settleTokens(tools.kernel.db, reserved, outcome).catch((error: unknown) =>
    tools.kernel.log.warn({ err: error }, 'what the endpoint used could not be noted'),
  )
}

const believed = (said: number | null, reserved: number): number =>
  said !== null && Number.isInteger(said) && said > 0 && said <= MOST_TOKENS ? said : reserved
