import { findPicture } from '../../core/agent/find-agent.ts'
import { updateProfile } from '../../core/agent/update-profile.ts'
import { Refusal } from '../../kernel/errors.ts'
import { sniff } from '../../kernel/sniff.ts'
import { PICTURE_BYTES_LIMIT } from '../../protocol/agents.ts'
import { id } from '../../protocol/primitives.ts'
import type { RawRoute } from '../raw-route.ts'
import { orGone, sendBytes } from '../send-bytes.ts'
import type { Services } from '../services.ts'

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** Agents' pictures, which colleagues see beside messages and members see in notices. */
export function pictureRoutes({ kernel, blobs }: Services): RawRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/agents/{id}/picture',
      access: 'agent',
      summary: 'The picture of an agent.',
      bodyLimit: 0,
      async answer({ caller, request, reply }) {
        const given = id.safeParse(request.params.id)
        const picture = given.success ? await findPicture(kernel.db, caller.workspace, given.data) : null
        if (!picture) throw new Refusal('not_found', 'This agent has no picture.')
        const bytes = await blobs.read(picture.blob).catch(orGone)
        return sendBytes(reply, { name: 'picture', mediaType: picture.mediaType, bytes, inline: true })
      },
    },
    {
      method: 'PUT',
      path: '/api/v1/me/picture',
      access: 'agent',
      summary: 'Makes the bytes of the body the picture of the caller: PNG, JPEG or WebP.',
      bodyLimit: PICTURE_BYTES_LIMIT,
      async answer({ caller, reply, bytes }) {
        const mediaType = (await sniff(bytes))?.mediaType ?? ''
        if (!PICTURES.has(mediaType)) throw new Refusal('invalid', 'Choose a PNG, JPEG or WebP picture.')
        const { blob } = await blobs.put(caller.workspace, bytes)
        await updateProfile(kernel, { workspace: caller.workspace, agent: caller.agent, picture: { blob, mediaType } })
        return reply.send({})
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/me/picture',
      access: 'agent',
      summary: 'Removes the picture of the caller.',
      bodyLimit: 0,
      async answer({ caller, reply }) {
        await updateProfile(kernel, { workspace: caller.workspace, agent: caller.agent, picture: null })
        return reply.send({})
      },
    },
  ]
}
