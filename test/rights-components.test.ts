import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskAct, askId } from '../src/connectors/discord/asks/ask-id.ts'
import { buttonId, takeId } from '../src/connectors/discord/interactions/button-id.ts'
import { COMPONENT_ACCESS, type ComponentName } from '../src/connectors/discord/interactions/component-access.ts'
import {
  type CaseAct,
  caseId,
  type ManageAct,
  type MessageAct,
  manageId,
  type ReportType,
  sameId,
  targetId,
} from '../src/connectors/discord/reports/case-id.ts'
import { type SafetyAct, safetyId } from '../src/connectors/discord/safety/safety-id.ts'
import type { CasePressAct, InboundCasePress } from '../src/core/case/inbound-report.ts'
import { receiveChanges } from '../src/core/conversation/receive.ts'
import type { ButtonAct } from '../src/core/delivery/channel.ts'
import { receiveReports } from '../src/core/report/receive-reports.ts'
import { pressAside } from '../src/core/routing/aside/press-aside.ts'
import { releaseConversation } from '../src/core/routing/release-conversation.ts'
import { createWorkspace } from '../src/core/workspace/create-workspace.ts'
import { newId } from '../src/kernel/ids.ts'
import { TestDiscord, until } from './support/discord.ts'
import { hashOfWorkspace } from './support/rights.ts'

/**
 * Walks every component of the connector's own table as people who have no right to it: a stranger in the guild, a member of
 * another workspace, an agent (who is no member of the chat), an agent of another workspace and a deactivated one. They come with
 * ids that Discord would never let them press. A new component is walked without a word here.
 */

let discord: TestDiscord
/** Whose conversation it is. */
let owner: string
/** The members who have no right to what is theirs. */
const people: Record<'stranger' | 'agent' | 'foreign' | 'deactivated', string> = {
  stranger: '',
  agent: '',
  foreign: '',
  deactivated: '',
}
let conversation = ''
let message = ''
/** Cases of the owner's: one that members see, another of the same, and one that stays with the team. */
let published = ''
let other = ''
let hidden = ''
/** What the owner asked beside any chat. */
let question = ''
let foreignWorkspace = 0
let sent = 0

beforeAll(async () => {
  discord = await TestDiscord.open({ lifted: true })
  await discord.start()
  const idOf = async (name: string) => (await discord.sandbox.member(name)).user.id
  owner = await idOf('Kofi Mensah')
  people.stranger = await idOf('Sora Nakamura')
  people.agent = await idOf('Ingrid Solberg')
  people.foreign = await idOf('Noa')
  people.deactivated = await idOf('Arjun Nair')
  const { kernel, workspace, agent } = discord
  const at = new Date()
  foreignWorkspace = await kernel.db.transaction((tx) => createWorkspace(tx, { name: 'Elsewhere', demo: false, at }))
  await discord.rows('update agent set discord_user_id = $2 where id = $1', [agent, people.agent])
  await addAgent(foreignWorkspace, people.foreign, null)
  await addAgent(workspace, people.deactivated, at)
  // Everybody has a direct message of their own with us, in which nothing stops them but the core.
  for (const member of [owner, ...Object.values(people)]) {
    await discord.sandbox.act('send', { member, channel: 'dm', content: 'hello' })
    await until(async () => (await discord.words(member)).length > 0, 'hello')
  }
  conversation = await discord.conversation(owner)
  await releaseConversation(kernel, { workspace, conversation, agent })
  const [row] = await discord.rows<{ id: string }>(
    `select id from message where conversation_id = $1 and direction = 'outbound' limit 1`,
    [conversation],
  )
  message = row?.id ?? ''
  ;[published, other, hidden] = [await fileReport('bug'), await fileReport('feature'), await fileReport('feedback')]
  question = newId()
  await discord.rows(
    `insert into question (workspace, id, way, contact_id, text, folded, locale, messages, decision, sureness, asked_at)
     select workspace, $1, 'ask', contact_id, 'x', 'x', 'en', '{}', 'unknown', 0, now() from identity where address = $2`,
    [question, owner],
  )
  await until(
    async () => (await discord.rows(`select 1 from delivery where state in ('queued', 'sending')`)).length === 0,
    'all is delivered',
  )
})
afterAll(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

async function fileReport(type: ReportType): Promise<string> {
  const { kernel, workspace } = discord
  const contact = { address: owner, handle: null, name: 'Kofi', picture: null, locale: 'en', roles: null }
  const from = { contact, guild: null, origin: null, sentAt: new Date(), externalId: String(++sent) }
  const words = { subject: `A ${type}`, description: 'It is so.', fields: {}, attachments: [] }
  const options = { workspace, channel: 'discord' as const, others: receiveReports }
  const [received] = await receiveChanges(kernel, options, [{ change: 'report', type, ...from, ...words }])
  return received?.report?.kind === 'filed' ? received.report.id : ''
}

async function addAgent(workspace: number, discordUser: string, deactivatedAt: Date | null): Promise<void> {
  await discord.rows(
    `insert into agent (workspace, id, user_id, role, name, public_name, discord_user_id, created_at, deactivated_at)
     values ($1, $2, $3, 'agent', 'Malik', 'Malik', $4, now(), $5)`,
    [workspace, randomUUID(), randomUUID(), discordUser, deactivatedAt],
  )
}

/** The ids by which a component of the owner's conversation, or of their cases, is reached. */
function customIds(name: ComponentName): string[] {
  if (name === 'reply') return ['reply']
  if (name === 'take') return [takeId(conversation)]
  const [kind, act = ''] = name.split(':')
  if (kind === 'safety') return [safetyId(act as SafetyAct)]
  if (kind === 'message') return [targetId({ act: act as MessageAct, channel: '1', message: '2', author: owner })]
  if (kind === 'ask') return [askedId(act as AskAct)]
  if (kind === 'manage') return [manageId(act as ManageAct, published)]
  if (name === 'case:same') return [sameId(published, other)]
  // What anybody may do with a case that members see, nobody may with one that they do not.
  if (kind === 'case') return [caseId(act as CaseAct, COMPONENT_ACCESS[name] === 'anybody' ? hidden : published)]
  const values = {
    helped: ['yes', 'no'],
    rate: ['1', '5'],
    pick: [newId()],
    me_too: [newId()],
    fill: ['0.0'],
    skip: ['0'],
  }
  const given: string[] = name in values ? values[name as keyof typeof values] : ['']
  return given.map((value) => buttonId({ act: name as ButtonAct, value, message }))
}

function askedId(act: AskAct): string {
  if (act === 'pick') return askId({ act, question, article: newId() })
  return askId(act === 'show' ? { act, question, channel: '1', message: '2' } : { act, question })
}

const callbacks = () => discord.proxy.requests.filter((line) => line.startsWith('POST /interactions/')).length

/** A press, or the form behind it, as the gateway brings it; answers once it was answered. */
async function use(member: string, customId: string, type: 3 | 5): Promise<void> {
  const { user, dm } = await discord.sandbox.member(await nameOf(member))
  const before = callbacks()
  sent += 1
  const id = String(1_400_000_000_000_000_000n + BigInt(sent))
  const data = type === 3 ? { custom_id: customId, component_type: 2, values: ['blocking'] } : formData(customId)
  const made = {
    id,
    token: `t-${id}`,
    type,
    version: 1,
    locale: 'en-GB',
    channel_id: dm,
    user,
    data,
    message: { id: '1' },
  }
  await discord.sandbox.act('raw-event', { type: 'INTERACTION_CREATE', data: made })
  await until(() => callbacks() > before, `${customId} is answered`)
}

/** Whatever a form of ours may ask. */
function formData(customId: string): object {
  const texts = { text: 'x', words: 'x', subject: 'x', number: '1001', version: '1' }
  const picks = { outcome: 'fixed', type: 'other' }
  const components = [
    ...Object.entries(texts).map(([custom_id, value]) => ({ type: 4, custom_id, value })),
    ...Object.entries(picks).map(([custom_id, value]) => ({ type: 3, custom_id, values: [value] })),
  ]
  return { custom_id: customId, components: components.map((component) => ({ type: 18, component })) }
}

async function nameOf(member: string): Promise<string> {
  const found = (await discord.sandbox.state()).members.find(({ user }) => user.id === member)
  return found?.user.global_name ?? ''
}

/** All that a component could change, or tell. What is learnt of whoever wrote stands in tables of its own. */
async function standing(): Promise<Record<string, string>> {
  const hashes = await hashOfWorkspace(discord, discord.workspace)
  const kept = [
    'agent',
    'conversation',
    'message',
    'press',
    'rating',
    'support_case',
    'case_party',
    'case_entry',
    'case_news',
    'attachment',
    'place_notice',
    'delivery',
    'turn',
    'question',
    'moderation_report',
    'moderation_act',
    'block',
  ]
  expect(Object.keys(hashes)).toEqual(expect.arrayContaining(kept))
  return Object.fromEntries(kept.map((table) => [table, hashes[table] ?? '']))
}

type Component = [ComponentName, (typeof COMPONENT_ACCESS)[ComponentName]]
// What the forms of `/bug`, `/report`, `/appeal` and their like file, and what a panel's button begins, is whoever's that uses it.
const components = (Object.entries(COMPONENT_ACCESS) as Component[]).filter(
  ([name]) => !name.startsWith('form:') && !name.startsWith('safety:') && !name.startsWith('panel:'),
)

describe.each(components)('%s (%s)', (name, access) => {
  const isTeam = access === 'agent' || access === 'staff'
  const refused = isTeam ? (['stranger', 'foreign', 'deactivated'] as const) : Object.keys(people)

  it.each(refused)('has no effect for: %s', async (who) => {
    const before = await standing()
    for (const customId of customIds(name)) {
      await use(people[who as keyof typeof people], customId, 3)
      // The Reply form in one's own direct message is nothing but a message of one's own.
      if (name !== 'reply') await use(people[who as keyof typeof people], customId, 5)
    }
    expect(await standing()).toEqual(before)
  })

  it('has no effect where it comes from the guild of another workspace', async () => {
    if (isTeam || name === 'reply' || name === 'case:details') return
    const before = await standing()
    const contact = { address: owner, handle: null, name: 'Kofi', picture: null, locale: 'en', roles: null }
    if (name.startsWith('ask:')) {
      const press = { act: 'helped' as const }
      const theirs = { workspace: foreignWorkspace, question, address: owner, locale: 'en', press }
      expect(await pressAside(discord.kernel, theirs)).toEqual({ kind: 'gone' })
      return expect(await standing()).toEqual(before)
    }
    if (name.startsWith('case:')) {
      const act = name === 'case:files' ? 'files_public' : (name.slice(5) as CasePressAct)
      expect(await pressElsewhere(contact, act)).toEqual({ kind: 'closed', number: null })
      return expect(await standing()).toEqual(before)
    }
    const received = await receiveChanges(discord.kernel, { workspace: foreignWorkspace, channel: 'discord' }, [
      {
        change: 'press',
        externalId: '1',
        contact,
        place: { kind: 'direct', id: '2' },
        guild: null,
        origin: null,
        act: name as 'person',
        value: '',
        message,
        sentAt: new Date(),
      },
    ])
    expect(received).toEqual([{ conversation: null, outcome: 'ignored', greeting: null }])
    expect(await standing()).toEqual(before)
  })
})

/** The same press, as if it had come to the application of the other workspace. */
async function pressElsewhere(contact: InboundCasePress['contact'], act: CasePressAct) {
  const from = { contact, guild: null, origin: null, sentAt: new Date(), externalId: String(++sent) }
  const press = { change: 'case_press' as const, ...from, act, case: published, report: other, value: 'minor' }
  const options = { workspace: foreignWorkspace, channel: 'discord' as const, others: receiveReports }
  return (await receiveChanges(discord.kernel, options, [press]))[0]?.report
}

it('whoever has the right is heard', async () => {
  const [never] = customIds('never_mind')
  await use(owner, never ?? '', 3)
  await until(async () => (await discord.rows('select 1 from press')).length === 1, 'the press')
  await use(people.agent, customIds('take')[0] ?? '', 3)
  const [row] = await discord.rows<{ agent: string }>('select assignee_id as agent from conversation where id = $1', [
    conversation,
  ])
  expect(row?.agent).toBe(discord.agent)
  await use(owner, caseId('severity', published), 3)
  await use(people.stranger, caseId('me_too', published), 3)
  await use(people.agent, manageId('confirm', published), 3)
  const [moved] = await discord.rows(
    'select status, fields, reporter_count as reporters from support_case where id = $1',
    [published],
  )
  expect(moved).toEqual({ status: 'open', fields: { severity: 'blocking' }, reporters: 2 })
})
