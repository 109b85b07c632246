import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const FACE: Statement = {
  name: 'agent_public_face',
  text: `select public_name as name, picture_blob as blob, picture_type as "mediaType" from agent
    where workspace = $1 and id = $2 and deactivated_at is null`,
}

/** What members see of an agent: the public name and the picture, never the real name. */
export interface PublicFace {
  name: string
  picture: { blob: string; mediaType: string } | null
}

/** @throws Refusal forbidden, when the agent is deactivated or unknown */
export async function publicFace(reader: Reader, workspace: number, agent: string): Promise<PublicFace> {
  const [row] = await reader.run<{ name: string; blob: string | null; mediaType: string | null }>(FACE, [
    workspace,
    agent,
  ])
  if (!row) throw new Refusal('forbidden', 'This agent is no longer active.')
  const { name, blob, mediaType } = row
  return { name, picture: blob && mediaType ? { blob, mediaType } : null }
}

export async function publicNameOf(reader: Reader, workspace: number, agent: string): Promise<string> {
  return (await publicFace(reader, workspace, agent)).name
}
