import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directMessage } from '../../../test/support/core.ts'
import { clientOf } from '../../../test/support/desk-client.ts'
import { addTestAgent, openTestDesk, setUpTestOwner, signIn, type TestDesk } from '../../../test/support/open-desk.ts'
import type { DeskClient } from '../../../test/support/product.ts'
import { createApiKey } from '../../core/agent/api-key.ts'
import { receiveChanges } from '../../core/conversation/receive.ts'
import { newId } from '../../kernel/ids.ts'

let desk: TestDesk
let ana: DeskClient
let kofi: DeskClient
let kofiId: string

beforeAll(async () => {
  desk = await openTestDesk()
  ana = clientOf(desk, { cookie: await setUpTestOwner(desk) })
  kofiId = await addTestAgent(desk, { email: 'kofi@example.com' })
  kofi = clientOf(desk, { cookie: await signIn(desk, 'kofi@example.com') })
})
afterAll(() => desk.close())

const open = (subject: string, more: Partial<Parameters<DeskClient['cases']['open']>[0]> = {}) =>
  ana.cases.open({ type: 'bug', subject, ...more })
const kinds = async (id: string) => (await ana.cases.entries({ id })).items.map(({ kind }) => kind).reverse()

/** A member writes to us. */
async function chat(member: string) {
  const { kernel, workspace } = desk
  const [received] = await receiveChanges(kernel, { workspace, channel: 'discord' }, [
    directMessage(member, 'it broke'),
  ])
  const conversation = received?.conversation ?? ''
  return { conversation, contact: (await ana.conversations.show({ id: conversation })).contact.id }
}

describe('a case by the API', () => {
  it('is opened, changed, moved, and shown as it stands after each', async () => {
    const made = await open('Compass spins', { description: 'In **every** walk.', tags: ['map'], priority: 'high' })
    expect(made).toMatchObject({ status: 'new', source: 'desk', version: 1, asOf: expect.any(String) })
    const changed = await ana.cases.update({
      id: made.id,
      version: 1,
      owner: kofiId,
      dueAt: '2030-01-01T00:00:00.000Z',
    })
    expect(changed).toMatchObject({ owner: { id: kofiId }, dueAt: '2030-01-01T00:00:00.000Z', version: 2 })
    await expect(kofi.cases.update({ id: made.id, version: 1, subject: 'Mine' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await kofi.cases.update({ id: made.id, version: 2, dueAt: null })).toMatchObject({ dueAt: null })
    expect(await kofi.cases.move({ id: made.id, status: 'in_progress' })).toMatchObject({ status: 'in_progress' })
    expect(await kinds(made.id)).toEqual(['opened', 'owner', 'due', 'due', 'status'])
    await expect(ana.cases.show({ id: newId() })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is opened by a program, in whose name it stands', async () => {
    const { kernel, workspace } = desk
    const key = await kernel.db.transaction((tx) =>
      createApiKey(tx, { workspace, agent: kofiId, name: 'x', at: new Date() }),
    )
    const program = clientOf(desk, { authorization: `Bearer ${key}` })
    const made = await program.cases.open({ type: 'question', subject: 'From outside' })
    expect(made).toMatchObject({ source: 'api', openedBy: { id: kofiId } })
  })

  it('is a duplicate of another, and is not', async () => {
    const [own, other] = [await open('One'), await open('Two')]
    expect(await ana.cases.merge({ id: own.id, into: other.id })).toMatchObject({
      id: own.id,
      mergedInto: { id: other.id },
    })
    expect(await ana.cases.unmerge({ id: own.id })).toMatchObject({ status: 'new', mergedInto: null })
  })

  it('has to do with another, with conversations and with people', async () => {
    const [own, other, { conversation, contact }] = [await open('One'), await open('Two'), await chat('yuki')]
    const { id } = own
    expect(await ana.cases.link({ id, other: other.id, kind: 'blocks' })).toMatchObject({ links: [{ kind: 'blocks' }] })
    expect((await ana.cases.unlink({ id, other: other.id, kind: 'blocks' })).links).toEqual([])
    const linked = await ana.cases.addConversation({ id, conversation })
    expect(linked).toMatchObject({ conversations: [{ id: conversation }], reporters: 1 })
    expect((await ana.cases.removeConversation({ id, conversation })).conversations).toEqual([])
    expect(await ana.cases.removeReporter({ id, contact })).toMatchObject({ reporters: 0 })
    expect(await ana.cases.addReporter({ id, contact })).toMatchObject({ reporters: 1 })
  })

  it('is noted on by its author alone, followed and called to mind', async () => {
    const { id } = await open('One')
    const note = await ana.cases.note({ id, text: 'Kofi, look', mentions: [kofiId] })
    expect(note).toMatchObject({ kind: 'note', text: 'Kofi, look' })
    expect((await kofi.cases.mentions({})).items[0]).toMatchObject({ kind: 'note', case: { id }, read: false })
    await expect(kofi.cases.editNote({ id: note.id, text: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await ana.cases.editNote({ id: note.id, text: 'Look' })).toMatchObject({ text: 'Look' })
    expect(await ana.cases.deleteNote({ id: note.id })).toMatchObject({ text: '', deletedAt: expect.any(String) })
    expect(await kofi.cases.watch({ id, on: true })).toMatchObject({ watchers: [{ id: kofiId }] })
    const dueAt = new Date(Date.now() + 60_000).toISOString()
    const reminded = await kofi.cases.remind({ id, dueAt, text: 'Again' })
    expect(reminded).toMatchObject({ reminders: [{ text: 'Again' }], remindAt: dueAt })
    const reminder = reminded.reminders[0]?.id ?? ''
    await expect(ana.cases.forget({ id: reminder })).rejects.toMatchObject({ code: 'forbidden' })
    await kofi.cases.forget({ id: reminder })
    expect(await kofi.cases.show({ id })).toMatchObject({ reminders: [], remindAt: null })
    await expect(ana.cases.postCard({ id })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('several cases at once', () => {
  it('each goes its own way: what cannot be done with one stops no other', async () => {
    const [one, two, into] = [await open('One'), await open('Two', { tags: ['map'] }), await open('Into')]
    const cases = [one.id, two.id]
    const unknown = newId()
    const tagged = await ana.cases.bulk({ cases: [...cases, unknown], act: { kind: 'tag', tag: 'map', on: true } })
    expect(tagged).toEqual({ done: cases, refused: [{ id: unknown, words: 'There is no such case.' }] })
    await ana.cases.bulk({ cases, act: { kind: 'owner', owner: kofiId } })
    await ana.cases.bulk({ cases, act: { kind: 'priority', priority: 'urgent' } })
    await ana.cases.bulk({ cases, act: { kind: 'status', status: 'open', tell: false } })
    const now = { tags: ['map'], owner: { id: kofiId }, priority: 'urgent', status: 'open' }
    expect(await Promise.all(cases.map((id) => ana.cases.show({ id })))).toMatchObject([now, now])
    expect(await kinds(two.id)).toEqual(['opened', 'owner', 'priority', 'status'])
    await ana.cases.bulk({ cases, act: { kind: 'tag', tag: 'map', on: false } })
    const merged = await ana.cases.bulk({ cases: [...cases, into.id], act: { kind: 'merge', into: into.id } })
    expect(merged).toMatchObject({ done: cases, refused: [{ id: into.id, words: 'That is this very case.' }] })
    expect((await ana.cases.show({ id: into.id })).merged).toHaveLength(2)
    const refused = await ana.cases.bulk({ cases, act: { kind: 'owner', owner: newId() } })
    expect(refused.refused).toHaveLength(2)
  })
})
