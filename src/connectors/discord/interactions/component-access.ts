import type { ButtonAct } from '../../../core/delivery/channel.ts'

/** Everything of ours that can be pressed, the forms behind it included. */
export type ComponentName = ButtonAct | 'reply' | 'take'

/**
 * Who may use a component. `theirs`: the member to whom it was shown; the place tells it here, and the core asks again whether
 * the message is theirs. `agent`: who has proved to be an active agent of this workspace, which is asked each time. Whatever is
 * not in this table has no rule, and does not compile.
 */
export const COMPONENT_ACCESS: Record<ComponentName, 'theirs' | 'agent'> = {
  person: 'theirs',
  never_mind: 'theirs',
  helped: 'theirs',
  pick: 'theirs',
  me_too: 'theirs',
  something_else: 'theirs',
  rate: 'theirs',
  comment: 'theirs',
  reply: 'theirs',
  take: 'agent',
}
