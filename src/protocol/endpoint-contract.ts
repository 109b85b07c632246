import { z } from 'zod'
import { admin, agent, one } from './access.ts'
import { drafted, endpointCheck, endpointCheckInput, endpointInput, endpointView } from './endpoint.ts'

/** The OpenAI-compatible endpoint that helps the virtual agent and agents, and what it writes for agents. */
export const endpoint = {
  /** Null where none is set. */
  show: admin.route({ method: 'GET', path: '/v1/endpoint' }).output(z.object({ endpoint: endpointView.nullable() })),
  /** `conflict` when somebody else has changed it since `version`, or when a kept key would go to another address. */
  save: admin
    .route({ method: 'PUT', path: '/v1/endpoint' })
    .input(endpointInput)
    .output(z.object({ endpoint: endpointView })),
  /** Its key goes with it. */
  remove: admin
    .route({ method: 'DELETE', path: '/v1/endpoint' })
    .output(z.object({ endpoint: endpointView.nullable() })),
  /** Asks it once with what was typed. Nothing is stored. */
  check: admin.route({ method: 'POST', path: '/v1/endpoint/check' }).input(endpointCheckInput).output(endpointCheck),
  /** What agents can have of it. */
  abilities: agent.route({ method: 'GET', path: '/v1/endpoint/abilities' }).output(z.object({ drafts: z.boolean() })),
  /** A reply to read, change and send, or not. `conflict` with what is wrong when the endpoint is of no help. */
  draftReply: agent.route({ method: 'POST', path: '/v1/conversations/{id}/draft-reply' }).input(one).output(drafted),
  summary: agent.route({ method: 'POST', path: '/v1/conversations/{id}/summary' }).input(one).output(drafted),
}
