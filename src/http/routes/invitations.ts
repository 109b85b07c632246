import { createInvitation } from '../../core/agent/create-invitation.ts'
import { listInvitations } from '../../core/agent/list-invitations.ts'
import { revokeInvitation } from '../../core/agent/revoke-invitation.ts'
import { showInvitation } from '../../core/agent/use-invitation.ts'
import { presentAgent } from '../../core/inbox/present-agent.ts'
import type { InvitationView } from '../../protocol/agents.ts'
import { callerOf } from '../context.ts'
import { acceptInvitation, joinWorkspace } from '../identity/accept-invitation.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'
import { countTry } from './count-try.ts'
import { readAnew } from './me.ts'
import { presentMe } from './present-me.ts'

export function invitationRoutes(services: Services) {
  const { kernel, publicUrl } = services
  const { invitations } = procedures
  return {
    list: invitations.list.handler(async ({ context }) => ({
      items: await list(services, callerOf(context).workspace),
    })),
    create: invitations.create.handler(async ({ context, input }) => {
      const { workspace, agent, role } = callerOf(context)
      const { id, token } = await createInvitation(kernel, {
        ...input,
        workspace,
        by: { id: agent, role },
        role: input.role,
      })
      const made = (await list(services, workspace)).find((view) => view.id === id)
      if (!made) throw new Error('the invitation was not stored')
      return { invitation: made, link: `${publicUrl}/invitation?token=${token}` }
    }),
    revoke: invitations.revoke.handler(async ({ context, input }) => {
      const { workspace, agent, role } = callerOf(context)
      await revokeInvitation(kernel, { workspace, by: { id: agent, role }, id: input.id })
      return {}
    }),
    show: invitations.show.handler(({ context, input }) => {
      countTry(services, context)
      return showInvitation(kernel.db, { token: input.token, now: kernel.clock.now() })
    }),
    accept: invitations.accept.handler(async ({ context, input }) => {
      countTry(services, context)
      return { email: await acceptInvitation(kernel, input) }
    }),
    join: invitations.join.handler(async ({ context, input }) => {
      countTry(services, context)
      await joinWorkspace(kernel, callerOf(context), input)
      return presentMe(services, await readAnew(services, context))
    }),
  }
}

async function list({ kernel }: Services, workspace: number): Promise<InvitationView[]> {
  const rows = await listInvitations(kernel.db, { workspace, now: kernel.clock.now() })
  return rows.flatMap((row) => {
    const invitedBy = presentAgent(row)
    const { id, role, note } = row
    const [createdAt, expiresAt] = [row.createdAt.toISOString(), row.expiresAt.toISOString()]
    return invitedBy ? [{ id, role, note, invitedBy, createdAt, expiresAt }] : []
  })
}
