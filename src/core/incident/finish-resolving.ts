import type { Reader, Statement } from '../../kernel/database.ts'

const DONE: Statement = {
  name: 'incident_resolved',
  text: 'update incident set resolves_for = null where workspace = $1 and id = $2',
}

/** The chats of all who had an incident are resolved, as whoever ended it had asked. */
export async function finishResolving(reader: Reader, workspace: number, incident: string): Promise<void> {
  await reader.run(DONE, [workspace, incident])
}
