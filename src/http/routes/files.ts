import { openAttachment } from '../../core/attachment/open-attachment.ts'
import { storeUpload } from '../../core/attachment/store-upload.ts'
import { mayStandInline } from '../../core/inbox/message.ts'
import { viewFile } from '../../core/inbox/view-file.ts'
import { Refusal } from '../../kernel/errors.ts'
import { sniff } from '../../kernel/sniff.ts'
import { FILE_BYTES_LIMIT } from '../../protocol/limits.ts'
import { id } from '../../protocol/primitives.ts'
import type { RawRoute } from '../raw-route.ts'
import { orGone, sendBytes } from '../send-bytes.ts'
import type { Services } from '../services.ts'

/** Files that agents send, and the files of messages. */
export function fileRoutes({ kernel, blobs }: Services): RawRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/files',
      access: 'agent',
      summary:
        'Keeps the bytes of the body as a file that the caller may send. Its name is the query parameter `name`.',
      bodyLimit: FILE_BYTES_LIMIT,
      async answer({ caller, request, reply, bytes }) {
        if (bytes.length === 0) throw new Refusal('invalid', 'This file is empty.')
        const { workspace, agent } = caller
        const name = request.query.name || 'file'
        const mediaType = (await sniff(bytes))?.mediaType ?? 'application/octet-stream'
        const stored = await storeUpload(kernel, blobs, {
          workspace,
          agent,
          name,
          mediaType,
          bytes,
        })
        return reply.code(201).send(await viewFile(kernel.db, workspace, stored))
      },
    },
    {
      method: 'GET',
      path: '/api/v1/files/{id}',
      access: 'agent',
      summary: 'The bytes of a file. Only images are shown in the page, everything else is a download.',
      bodyLimit: 0,
      async answer({ caller, request, reply }) {
        const given = id.safeParse(request.params.id)
        if (!given.success) throw new Refusal('not_found', 'There is no such file.')
        const file = await openAttachment(kernel.db, blobs, caller.workspace, given.data).catch(orGone)
        return sendBytes(reply, { ...file, inline: mayStandInline(file.mediaType) })
      },
    },
  ]
}
