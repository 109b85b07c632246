import type { adminActs } from '../../admin-acts.ts'
import type { Sandbox } from '../../sandbox.ts'
import { changeChannelByHand, changeOverwrite, createChannel } from './channels.ts'
import { banMember, kickMember, liftBanByHand, timeOutMember } from './moderate.ts'
import { showPins } from './pins.ts'
import { changeNickname, changeProfile } from './profile.ts'
import { changeRoleByHand, createRole, deleteRole, setMemberRole } from './roles.ts'
import { changeRule, createRule, deleteRule } from './rules.ts'

/** Each act of admin-acts.ts and the verb that does it. */
export const performAdmin: Record<keyof typeof adminActs, (sandbox: Sandbox, input: never) => unknown> = {
  'create-channel': createChannel,
  'change-channel': changeChannelByHand,
  'change-overwrite': changeOverwrite,
  'create-role': createRole,
  'change-role': changeRoleByHand,
  'delete-role': deleteRole,
  'member-role': setMemberRole,
  'change-nickname': changeNickname,
  'change-profile': changeProfile,
  'time-out-member': timeOutMember,
  'kick-member': kickMember,
  'ban-member': banMember,
  'lift-ban': liftBanByHand,
  pins: showPins,
  'create-rule': createRule,
  'change-rule': changeRule,
  'delete-rule': deleteRule,
}
