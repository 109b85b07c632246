import { z } from 'zod'
import { id } from './trouble-acts.ts'

/** Who acts: a member of the server. What their roles do not allow is refused with status 403, as Discord's client would not offer it. */
const by = z.object({ member: id })
const name = z.string().trim().min(1).max(100)
/** Permissions in words: "Send Messages", SEND_MESSAGES or SendMessages. */
const permissions = z.array(z.string().min(1).max(60)).max(60)

/** What people with rights do in the server by hand, in Discord's own client. */
export const adminActs = {
  'create-channel': by.extend({
    name,
    type: z.enum(['text', 'announcement', 'forum', 'voice', 'category']).default('text'),
    /** A category. */
    parent: id.nullable().default(null),
    topic: z.string().max(1024).optional(),
  }),
  /** Renames it, gives it another topic, or moves it: `parent` to another category, `position` among its neighbours from 0. */
  'change-channel': by.extend({
    channel: id,
    name: name.optional(),
    topic: z.string().max(1024).nullable().optional(),
    parent: id.nullable().optional(),
    position: z.number().int().min(0).max(500).optional(),
    /** Of a forum: its tags by their names, in their order. Those that are known keep their id. */
    tags: z.array(z.string().min(1).max(20)).max(20).optional(),
  }),
  /** What a role or member (`target`) may do otherwise in a channel; with nothing in either list the overwrite goes. */
  'change-overwrite': by.extend({
    channel: id,
    target: id,
    allow: permissions.default([]),
    deny: permissions.default([]),
  }),
  'create-role': by.extend({ name, permissions: permissions.default([]), color: z.number().int().default(0) }),
  /** `give` and `take` change single permissions and leave the others. The role of everybody bears the server's id. */
  'change-role': by.extend({
    role: id,
    name: name.optional(),
    color: z.number().int().min(0).max(0xffffff).optional(),
    give: permissions.default([]),
    take: permissions.default([]),
    /** 1 is the lowest above everybody's. */
    position: z.number().int().min(1).max(250).optional(),
  }),
  'delete-role': by.extend({ role: id }),
  /** Gives a member a role, or takes it. */
  'member-role': by.extend({ target: id, role: id, has: z.boolean() }),
  /** Null: the name that they go by elsewhere. One's own is changed as that of `member` themselves. */
  'change-nickname': by.extend({ target: id, nick: z.string().max(32).nullable() }),
  /** What a person changes of themselves, for all of Discord. `picture`: a drawing of the sandbox, or whose picture is taken over. */
  'change-profile': by.extend({
    name: z.string().trim().min(1).max(32).optional(),
    username: z.string().min(2).max(32).optional(),
    picture: z.string().max(40).optional(),
  }),
  /** Zero minutes end it. */
  'time-out-member': by.extend({ target: id, minutes: z.number().min(0).max(40_320) }),
  'kick-member': by.extend({ target: id }),
  'ban-member': by.extend({ target: id, reason: z.string().max(512).default('') }),
  'lift-ban': by.extend({ target: id }),
  /** What is pinned in a channel, the last pinned first. */
  pins: by.extend({ channel: z.union([id, z.literal('dm')]) }),
  /** A rule of AutoMod's that blocks messages with these words. */
  'create-rule': by.extend({ name, words: z.array(z.string().min(1).max(60)).min(1).max(1000) }),
  'change-rule': by.extend({ rule: id, name: name.optional(), enabled: z.boolean().optional() }),
  'delete-rule': by.extend({ rule: id }),
} as const

/** What these acts answer, with the contract's own shapes of a member and a message; those that are not named answer null. */
export interface AdminActResults<Member, Message> {
  'create-channel': { channel: string }
  'create-role': { role: string }
  'member-role': Member
  'change-nickname': Member
  'change-profile': Member
  'time-out-member': Member
  'kick-member': Member
  'ban-member': Member
  pins: Message[]
  'create-rule': { rule: string }
}
