import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { act } from '../test/support/sandbox-client.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const children: ChildProcess[] = []

function spawnSandbox(...args: string[]) {
  const child = fork(MAIN, args, { silent: true, execArgv: [] })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  return {
    child,
    said: () => said,
    message: () => once(child, 'message').then(([message]) => message as Record<string, string>),
  }
}
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

it('is ready with its address, pulls the plug only in development, and stops gracefully', async () => {
  const started = spawnSandbox('--port', '0', '--development', '--desk', 'http://127.0.0.1:3000')
  const ready = await started.message()
  expect(ready).toEqual({
    kind: 'sandbox-ready',
    apiBase: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api$/),
    token: expect.stringMatching(/^sandbox\./),
    applicationId: expect.stringMatching(/^\d+$/),
    twilio: {
      accountSid: expect.stringMatching(/^AC[0-9a-f]{32}$/),
      authToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      apiBase: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/twilio$/),
      agentPage: expect.stringMatching(/\/flex$/),
    },
  })
  const origin = ready.apiBase!.slice(0, -4)
  expect(started.said()).toBe(`Simulated Discord: ${origin}\n`)
  expect((await act(origin, 'state', {})).application).toMatchObject({
    development: true,
    desk_url: 'http://127.0.0.1:3000',
  })
  const plug = started.message()
  await act(origin, 'pull-the-plug', {})
  expect(await plug).toEqual({ kind: 'pull-the-plug' })
  started.child.kill('SIGTERM')
  expect(await once(started.child, 'exit')).toEqual([0, null])
})

it('says in one line that its port is taken', async () => {
  const first = spawnSandbox('--port', '0')
  const port = new URL((await first.message()).apiBase!).port
  const second = spawnSandbox('--port', port)
  expect((await once(second.child, 'exit'))[0]).toBe(1)
  expect(second.said()).toBe(
    'The simulated Discord cannot start: its port is taken; stop the other program or set SANDBOX_PORT\n',
  )
})
