import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/database.ts'
import { waiting } from './invitation.ts'
import { agent, invitation } from './tables.ts'

/** The invitations of a workspace that still wait for somebody, newest first. */
export function listInvitations(reader: Reader, { workspace, now }: { workspace: number; now: Date }) {
  return reader.orm
    .select({
      id: invitation.id,
      role: invitation.role,
      note: invitation.note,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
      agent_id: agent.id,
      public_name: agent.publicName,
      picture_blob: agent.pictureBlob,
    })
    .from(invitation)
    .innerJoin(agent, and(eq(agent.workspace, invitation.workspace), eq(agent.id, invitation.invitedBy)))
    .where(and(eq(invitation.workspace, workspace), waiting(now)))
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
    .limit(200)
}
