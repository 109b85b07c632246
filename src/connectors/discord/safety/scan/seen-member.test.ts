import { describe, expect, test } from 'vitest'
import { beginningsOf } from './beginnings.ts'
import { Faces } from './faces.ts'
import { readSeenMember, type SeenMember } from './seen-member.ts'

const view = { cdn: 'https://cdn.discordapp.com', roleName: () => undefined }
const user = { id: '7001', username: 'ana.r', global_name: 'Ana', avatar: 'abc' }
const member = { nick: 'Ana R', roles: ['1', '2'], avatar: null }
const read = (type: string, data: object) => readSeenMember(type, { guild_id: '5001', ...data }, view)

describe('an event that shows a member', () => {
  const seen = {
    ...{ guild: '5001', address: '7001', name: 'Ana R', handle: 'ana.r', roleIds: ['1', '2'] },
    ...{ picture: `${view.cdn}/avatars/7001/abc.png?size=128`, worn: `${view.cdn}/avatars/7001/abc.png?size=128` },
  }

  test.each([
    ['MESSAGE_CREATE', { author: user, member }],
    ['INTERACTION_CREATE', { member: { ...member, user } }],
    ['GUILD_MEMBER_ADD', { ...member, user }],
    ['GUILD_MEMBER_UPDATE', { ...member, user }],
  ])('%s', (type, data) => expect(read(type, data)).toEqual(seen))

  test('a picture that is worn in this guild alone is what others see', () => {
    const worn = read('GUILD_MEMBER_UPDATE', { ...member, avatar: 'a_def', user })
    expect(worn?.worn).toBe(`${view.cdn}/guilds/5001/users/7001/avatars/a_def.png?size=128`)
    expect(worn?.picture).toBe(seen.picture)
  })

  test('bots, webhooks, direct messages and everything else show nobody', () => {
    expect(read('MESSAGE_CREATE', { author: { ...user, bot: true }, member })).toBeNull()
    expect(read('MESSAGE_CREATE', { author: user, member, webhook_id: '1' })).toBeNull()
    expect(read('MESSAGE_CREATE', { author: user })).toBeNull()
    expect(readSeenMember('MESSAGE_CREATE', { author: user }, view)).toBeNull()
    expect(read('TYPING_START', { member: { ...member, user } })).toBeNull()
    expect(read('MESSAGE_CREATE', { author: 'x', member: 4 })).toBeNull()
    expect(readSeenMember('MESSAGE_CREATE', null, view)).toBeNull()
    expect(read('GUILD_MEMBER_ADD', { user: { ...user, avatar: '../x' }, nick: null, roles: 'x' })).toMatchObject({
      ...{ picture: null, worn: null, roleIds: [], name: 'Ana' },
    })
  })
})

test('names are searched by their beginnings, each once and none too short', () => {
  const team = [
    { name: 'Ana Ribeiro', handle: 'ana.ribeiro' },
    { name: 'Anabel', handle: 'anabel_x' },
    { name: 'Bo', handle: '김민준' },
  ]
  expect(beginningsOf(team)).toEqual(['ana', 'ana.', 'anab', '김민준'])
})

describe('faces', () => {
  const face = (address: string, name = 'Ana'): SeenMember => {
    return { guild: '5', address, name, handle: '', picture: null, worn: null, roleIds: [] }
  }

  test('are compared once, until they look otherwise or the team does', () => {
    const faces = new Faces()
    const ana = face('1')
    faces.see(ana)
    expect(faces.waiting).toBe(true)
    faces.compared(ana)
    faces.see(face('1'))
    expect([faces.waiting, faces.uncompared()]).toEqual([false, []])
    faces.see(face('1', 'Ana R'))
    // What was compared meanwhile is how they looked before.
    faces.compared(ana)
    expect(faces.uncompared()).toEqual([face('1', 'Ana R')])
    faces.drop()
    expect(faces.waiting).toBe(false)
    faces.compareAgain()
    expect(faces.uncompared()).toEqual([face('1', 'Ana R')])
  })

  test('of too many the one that was not seen for longest is forgotten', () => {
    const faces = new Faces()
    for (let n = 0; n <= 5000; n += 1) faces.see(face(String(n)))
    const kept = faces.uncompared().map(({ address }) => address)
    expect([kept.length, kept[0]]).toEqual([5000, '1'])
  })
})
