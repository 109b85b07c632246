import type { Statement, Transaction } from '../../kernel/database.ts'

/** The number before a workspace's first case. */
const FIRST = 1000

const COUNT: Statement = {
  name: 'case_count_number',
  text: `insert into case_counter (workspace, number, turn) values ($1, ${FIRST + 1}, 0)
    on conflict (workspace) do update set number = case_counter.number + 1 returning number`,
}

const COUNT_BOTH: Statement = {
  name: 'case_count',
  text: `insert into case_counter (workspace, number, turn) values ($1, ${FIRST + 1}, 1)
    on conflict (workspace) do update set number = case_counter.number + 1, turn = case_counter.turn + 1 returning number, turn`,
}

const COUNT_TURN: Statement = {
  name: 'case_count_turn',
  text: 'update case_counter set turn = turn + 1 where workspace = $1 returning turn',
}

const GIVE_BACK: Statement = {
  name: 'case_give_back_number',
  text: 'update case_counter set number = number - 1 where workspace = $1',
}

/** The next case number. Each of these holds the workspace's counter until the end of the transaction: everybody who opens a case waits for it. */
export async function countCase(tx: Transaction, workspace: number): Promise<number> {
  const [counter] = await tx.run<{ number: string }>(COUNT, [workspace])
  return Number(counter?.number)
}

/** The next number together with the next turn in the queue. */
export async function countCaseInQueue(tx: Transaction, workspace: number): Promise<{ number: number; turn: string }> {
  const [counter] = await tx.run<{ number: string; turn: string }>(COUNT_BOTH, [workspace])
  return { number: Number(counter?.number), turn: counter?.turn ?? '0' }
}

/** The next turn in the queue alone. */
export async function countTurn(tx: Transaction, workspace: number): Promise<string> {
  const [counter] = await tx.run<{ turn: string }>(COUNT_TURN, [workspace])
  return counter?.turn ?? '0'
}

/** Gives back the number that this transaction has just taken, which nobody can have followed, so that numbers have no gap. */
export function giveBackNumber(tx: Transaction, workspace: number): void {
  tx.later(GIVE_BACK, [workspace])
}
