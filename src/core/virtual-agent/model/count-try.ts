import type { Reader, Statement } from '../../../kernel/database.ts'

/** What has been begun so often, and never came to an end, ends every process that tries it. */
const TRIES = 5
/** Whoever was killed so long ago was killed by something else, perhaps. */
const FORGOTTEN = `interval '1 day'`

const BEGIN: Statement = {
  name: 'learning_try_begin',
  text: `insert into learning_try as t (workspace, lessons, tries, at) values ($1, $2, 1, $3)
    on conflict (workspace) do update set lessons = excluded.lessons, at = excluded.at,
      tries = case when t.lessons = excluded.lessons and t.at > excluded.at - ${FORGOTTEN} then least(t.tries, ${TRIES}) + 1 else 1 end
    returning tries`,
}

const END: Statement = {
  name: 'learning_try_end',
  text: 'delete from learning_try where workspace = $1',
}

const GIVEN_UP: Statement = {
  name: 'learning_given_up',
  text: `select 1 as there from learning_try where workspace = $1 and tries > ${TRIES}`,
}

/**
 * Counts that learning these lessons is begun, before it is, because a process that is killed in it says nothing afterwards. Answers whether it
 * may be: the same lessons are begun five times at most, until they change or a day has passed.
 */
export async function countTry(
  reader: Reader,
  workspace: number,
  { lessons, now }: { lessons: string; now: Date },
): Promise<boolean> {
  const [row] = await reader.run<{ tries: number }>(BEGIN, [workspace, lessons, now])
  return (row?.tries ?? 1) <= TRIES
}

/** What was begun has come to an end of its own: the process lives. */
export async function endTry(reader: Reader, workspace: number): Promise<void> {
  await reader.run(END, [workspace])
}

/** Whether the newest lessons are tried no more. */
export async function isGivenUp(reader: Reader, workspace: number): Promise<boolean> {
  return (await reader.run(GIVEN_UP, [workspace])).length > 0
}
