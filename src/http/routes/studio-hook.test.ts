import { afterAll, beforeAll, expect, test } from 'vitest'
import { signature } from '../../../sandbox/twilio/webhooks.ts'
import { openTestDesk, type TestDesk } from '../../../test/support/open-desk.ts'
import { readAccount, upsertAccount } from '../../connectors/twilio/accounts.ts'

const TOKEN = 'f'.repeat(32)
const PUBLIC_URL = 'https://desk.lumentrails.example'
const FORM = { ConversationSid: 'CH1', MessageSid: 'IM1' }

let desk: TestDesk
let path: string
beforeAll(async () => {
  desk = await openTestDesk({ publicUrl: PUBLIC_URL })
  const { kernel, secrets, workspace } = desk
  const accountSid = `AC${'a'.repeat(32)}`
  const at = new Date()
  await upsertAccount(kernel.db, secrets, {
    workspace,
    accountSid,
    authToken: TOKEN,
    apiBase: null,
    simulated: false,
    at,
  })
  path = `/hooks/twilio/${(await readAccount(kernel.db, secrets, workspace))?.hook}/studio`
})
afterAll(() => desk.close())

const ask = (to: string, headers: Record<string, string>) =>
  fetch(`${desk.url}${to}`, { method: 'POST', body: new URLSearchParams(FORM), headers })

test('a flow that is signed is answered, also about what is none of ours', async () => {
  const answer = await ask(path, { 'x-twilio-signature': signature(TOKEN, `${PUBLIC_URL}${path}`, FORM) })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.json()).toEqual({ next: 'nothing' })
})

test.each([
  ['that is not signed', () => ({})],
  [
    'signed with another token',
    () => ({ 'x-twilio-signature': signature('a'.repeat(32), `${PUBLIC_URL}${path}`, FORM) }),
  ],
  [
    'signed for the host that a proxy names',
    () => ({
      'x-twilio-signature': signature(TOKEN, `https://evil.example${path}`, FORM),
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    }),
  ],
])('a call %s is refused', async (_what, headersOf) => {
  expect((await ask(path, headersOf() as Record<string, string>)).status).toBe(403)
})

test('an address that is nobody’s is refused alike', async () => {
  const other = '/hooks/twilio/0123456789abcdef01234567/studio'
  expect((await ask(other, { 'x-twilio-signature': signature(TOKEN, `${PUBLIC_URL}${other}`, FORM) })).status).toBe(403)
})
