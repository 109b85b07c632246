import { afterAll, beforeAll, expect, test } from 'vitest'
import { addContact, joins } from '../../../test/support/cases.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { answerTo, bug, casePress, fileBug } from '../../../test/support/filing.ts'
import { newId } from '../../kernel/ids.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { newsReach } from './news-reach.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const reach = (id: string) => newsReach(core.kernel.db, core.workspace, id)

test('who may be written to and has talked with us counts as direct, the others as named, where a thread stands', async () => {
  const { id } = await fileBug(core, 'Ines', 'Clock is late')
  await receiveChanges(core.kernel, { workspace: core.workspace, channel: 'discord' }, [
    directMessage('id-Ines', 'hi', { contact: bug(core, 'Ines').contact }),
    directMessage('id-Kofi', 'hi', { contact: bug(core, 'Kofi').contact }),
  ])
  await answerTo(core, casePress(core, 'Kofi', 'follow', id))
  await answerTo(core, casePress(core, 'Bia', 'me_too', id, { locale: 'pt-BR' }))
  for (let n = 0; n < 100; n += 1) await joins(core, id, await addContact(core, `Many${n}`), 'follower')
  const counts = {
    direct: 1,
    languages: [
      { locale: 'en', count: 102 },
      { locale: 'pt-BR', count: 1 },
    ],
    seconds: 1,
  }
  expect(await reach(id)).toEqual({ ...counts, mentioned: 0, unreachable: 102 })
  await core.database.pool.query(
    `insert into case_card (workspace, case_id, kind, state, guild_id, channel_id, channel_name, message_id, thread_id, begun_at)
     values ($1, $2, 'text', 'standing', '1', '2', 'bugs', '3', '3', now())`,
    [core.workspace, id],
  )
  expect(await reach(id)).toEqual({ ...counts, mentioned: 102, unreachable: 0 })
  await answerTo(core, casePress(core, 'Kofi', 'direct', id))
  expect(await reach(id)).toMatchObject({ direct: 2, mentioned: 101 })
  await expect(reach(newId())).rejects.toMatchObject({ code: 'not_found' })
})
