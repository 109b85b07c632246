import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { history, shown, statedOf } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { makeDataFolder } from '../../../test/support/data-folder.ts'
import { answerTo, bug } from '../../../test/support/filing.ts'
import { makePng } from '../../../test/support/png.ts'
import { FolderBlobStore } from '../../kernel/blobs.ts'
import { sniff } from '../../kernel/sniff.ts'
import { Copier } from './copier.ts'
import type { DeclaredFile } from './expect-attachments.ts'
import { type AttachmentFetcher, FetchError } from './source.ts'

let core: TestCore
const folder = makeDataFolder()
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(async () => {
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string): DeclaredFile => {
  const source = { url: `https://cdn.discordapp.com/${name}`, externalId: name, messageExternalId: '', channelId: '' }
  return { name, mediaType: 'image/png', bytes: 70, width: null, height: null, seconds: null, source }
}

test('files of a report are copied and stand with its case; what the channel has deleted says so', async () => {
  const filed = await answerTo(core, bug(core, 'Rosa', { attachments: [file('cave.png'), file('gone.png')] }))
  const id = filed.kind === 'filed' ? filed.id : ''
  const fetcher: AttachmentFetcher = {
    async fetch({ url }) {
      if (url.endsWith('gone.png')) throw new FetchError('Discord has it no more', true)
      return makePng(2, 2, [10, 20, 30])
    },
  }
  const { kernel, workspace } = core
  const copier = new Copier({ kernel, workspace, fetcher, sniff, blobs: new FolderBlobStore(folder, kernel.clock) })
  copier.start()
  try {
    await vi.waitFor(async () => {
      const states = (await shown(core, id)).files.map(({ name, state }) => `${name} ${state}`)
      expect(states).toEqual(['cave.png stored', 'gone.png failed'])
    })
  } finally {
    await copier.stop()
  }
  expect((await history(core, id))[0]?.files).toMatchObject([{ state: 'stored' }, { cause: 'Discord has it no more' }])
  expect(await statedOf(core, id)).toEqual(['case.opened', 'case.changed', 'case.changed'])
})
