import { useQuery } from '@tanstack/react-query'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { Part } from '../section.tsx'
import classes from '../settings.module.css'
import { ConnectForm } from './connect-form.tsx'
import { Connected } from './connected.tsx'
import { Fixed } from './fixed.tsx'
import { twilioQuery } from './queries.ts'

/** The Twilio account in whose Flex chats may be answered. */
export function TwilioFlex() {
  const { data, error } = useQuery(twilioQuery)
  return (
    <Part
      id="twilio"
      title="Twilio Flex"
      words="For teams whose agents work there. Members stay in Discord, cases stay here, and what is said goes both ways."
    >
      {error && !data && <Note tone="bad">Its state could not be read: {failureOf(error).words}</Note>}
      {!data && !error && <p className={classes.waiting}>Reading the account…</p>}
      {data && (data.account ? <Connected view={data} account={data.account} /> : <First fixed={data.fixed} />)}
    </Part>
  )
}

/** Where the two things stand that connect an account. */
function First({ fixed }: { fixed: boolean }) {
  return (
    <>
      <ol className={classes.steps}>
        <li>
          Open the{' '}
          <a href="https://console.twilio.com/" target="_blank" rel="noopener" className={classes.link}>
            Twilio Console
          </a>{' '}
          of the account that has Flex.
        </li>
        <li>Account SID and Auth Token stand on its first page, under Account Info.</li>
        <li>Paste both here. Twilio is asked about them first.</li>
      </ol>
      {fixed ? <Fixed /> : <ConnectForm account={null} />}
    </>
  )
}
