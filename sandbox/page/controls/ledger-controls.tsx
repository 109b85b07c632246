import { IconPlugX } from '@tabler/icons-react'
import type { LedgerView } from '../../contract.ts'
import styles from './drawer.module.css'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

/** What was said and what came through, both ways; in development the product can be killed in the middle of it. */
export function LedgerControls({ ledger, development }: { ledger: LedgerView; development: boolean }) {
  const { act, wrong } = useAct()
  return (
    <Section title="Messages" wrong={wrong} untitled>
      <table className={styles.ledger}>
        <thead>
          <tr>
            <th scope="col">Messages</th>
            <th scope="col">sent</th>
            <th scope="col">arrived</th>
            <th scope="col">twice</th>
          </tr>
        </thead>
        <tbody>
          <Row name="to the application" counts={ledger.in} />
          <Row name="from it" counts={ledger.out} />
        </tbody>
      </table>
      {development ? (
        <button
          type="button"
          className={styles.kill}
          title="Kills the product without warning and starts it again"
          onClick={() => void act('pull-the-plug', {})}
        >
          <IconPlugX size={17} stroke={1.75} aria-hidden /> Pull the plug
        </button>
      ) : null}
    </Section>
  )
}

function Row({ name, counts }: { name: string; counts: LedgerView['in'] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{counts.sent}</td>
      <td>{counts.arrived}</td>
      <td data-twice={counts.twice > 0 || undefined}>{counts.twice}</td>
    </tr>
  )
}
