import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id } from './primitives.ts'

/** Who may call a procedure. Every procedure states it; the rights test walks all of them. */
export interface Access {
  access: 'public' | 'agent' | 'moderator' | 'admin' | 'owner'
}

export const open = oc.$meta<Access>({ access: 'public' })
export const agent = oc.$meta<Access>({ access: 'agent' })
/** Announces and moderates: moderators, admins, the owner. */
export const moderator = oc.$meta<Access>({ access: 'moderator' })
export const admin = oc.$meta<Access>({ access: 'admin' })
export const owner = oc.$meta<Access>({ access: 'owner' })

/** What names one thing and says no more. */
export const one = z.object({ id })
