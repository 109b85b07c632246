import type { ButtonAct } from '../../../core/delivery/channel.ts'
import type { AskAct } from '../asks/ask-id.ts'
import type { CaseAct, ManageAct, MessageAct, ReportType } from '../reports/case-id.ts'
import type { SafetyAct } from '../safety/safety-id.ts'
import type { PanelPress } from '../server/panel-face.ts'

/** Everything of ours that can be pressed, the forms behind it included. */
export type ComponentName =
  | ButtonAct
  | 'reply'
  | 'take'
  | `case:${CaseAct | 'same'}`
  | `manage:${ManageAct}`
  | `form:${ReportType}`
  | `message:${MessageAct}`
  | `ask:${AskAct}`
  | `safety:${SafetyAct}`
  | `panel:${PanelPress}`

/**
 * Who may use a component. `theirs`: the member to whom it was shown; the place tells it here, and the core asks again whether
 * the message is theirs. `anybody`: every member, by themselves and for themselves. `agent`: who has proved to be an active agent of
 * this workspace. `staff`: these, and whom the settings make staff in the guild. Both are asked each time. Whatever is not in this table
 * has no rule, and does not compile.
 */
export const COMPONENT_ACCESS: Record<ComponentName, 'theirs' | 'anybody' | 'agent' | 'staff'> = {
  person: 'theirs',
  never_mind: 'theirs',
  helped: 'theirs',
  pick: 'theirs',
  me_too: 'theirs',
  something_else: 'theirs',
  fill: 'theirs',
  skip: 'theirs',
  rate: 'theirs',
  comment: 'theirs',
  reply: 'theirs',
  take: 'agent',
  'case:me_too': 'anybody',
  'case:follow': 'anybody',
  'case:details': 'anybody',
  'case:manage': 'staff',
  'case:leave': 'anybody',
  'case:direct': 'anybody',
  'case:same': 'theirs',
  'case:different': 'theirs',
  'case:severity': 'theirs',
  'case:files': 'theirs',
  'manage:confirm': 'staff',
  'manage:progress': 'staff',
  'manage:info': 'staff',
  'manage:duplicate': 'staff',
  'manage:undo': 'staff',
  'manage:resolve': 'staff',
  'manage:decline': 'staff',
  'manage:claim': 'agent',
  'form:bug': 'anybody',
  'form:feature': 'anybody',
  'form:feedback': 'anybody',
  'message:bug': 'staff',
  'message:case': 'staff',
  'message:add': 'staff',
  'message:report': 'anybody',
  // Under an answer that all may read it is told by the question's own row whose it is, not by the place.
  'ask:helped': 'theirs',
  'ask:not_helped': 'theirs',
  'ask:person': 'theirs',
  'ask:pick': 'theirs',
  'ask:show': 'staff',
  'safety:report': 'anybody',
  // Who is blocked may use it too: nothing else is left to them.
  'safety:appeal': 'anybody',
  'panel:help': 'anybody',
  'panel:ask': 'anybody',
  'panel:bug': 'anybody',
  'panel:feature': 'anybody',
  'panel:feedback': 'anybody',
  'panel:cases': 'anybody',
  'panel:report': 'anybody',
  'panel:verify': 'anybody',
}
