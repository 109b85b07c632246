import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { SettingsView } from '../../../protocol/settings.ts'
import { Switch, TextArea } from '../../page/field.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { settingsQuery } from '../../session/virtual-agent.ts'
import { discordQuery } from '../queries.ts'
import { FormPart } from '../section.tsx'
import { Sentence } from '../sentence.tsx'
import settings from '../settings.module.css'
import { type Section, useSection } from '../use-section.ts'
import { faultOfLimit, faultOfLines, LIMITS, safetyOf, type Typed, typedOf } from './limits.ts'

const pick = (view: SettingsView): Typed => typedOf(view.safety)

/** What keeps members from being fooled and flooded, with what they read of it. */
export function Safety() {
  const section = useSection<Typed>({ pick, toChange: (typed) => ({ safety: safetyOf(typed) }) })
  const { value, type } = section
  const faults = [
    ...LIMITS.map(({ of }) => faultOfLimit(of, value[of])),
    faultOfLines('scamWords', value.scamWords),
    faultOfLines('allowedHosts', value.allowedHosts),
  ]
  return (
    <FormPart
      id="safety"
      title="Safety"
      words="What keeps members from being fooled by fake staff, and the bot from being flooded."
      section={section}
      said="Saved. It counts for what happens from now on."
      unusable={faults.some((fault) => fault !== null)}
      theirs={(they) => (
        <p>
          Theirs: greeting {onOff(they.tellOnJoin)}, lookalikes {onOff(they.lookalikes)}, filter{' '}
          {onOff(they.filterDirect)}, limits {LIMITS.map(({ of }) => they[of]).join(', ')}
        </p>
      )}
    >
      <Greeting section={section} />
      <Lookalikes section={section} />
      <Switch
        label="Look for scams in direct messages"
        words="AutoMod does not see what members write to the bot. What looks like a scam is kept with its links off, gets a caution instead of an answer, and is put before the moderators."
        checked={value.filterDirect}
        onChange={(filterDirect) => type({ filterDirect })}
      />
      {value.filterDirect && <Lists section={section} />}
      <Limits section={section} />
    </FormPart>
  )
}

const onOff = (on: boolean): string => (on ? 'on' : 'off')

function Greeting({ section: { value, type } }: { section: Section<Typed> }) {
  const channel = useSuspenseQuery(settingsQuery).data.welcomeChannel
  const where = channel
    ? `They read in #${channel.name}`
    : 'Once a welcome channel is chosen under Channels, they read there'
  return (
    <Switch
      label="Greet who joins"
      words={`${where}: “/verify tells you who is really one of us. We never ask for your password.”`}
      checked={value.tellOnJoin}
      onChange={(tellOnJoin) => type({ tellOnJoin })}
    />
  )
}

/** With the privileged intent Discord tells of everybody; without it, who writes, joins in sight or is found by search. */
function Lookalikes({ section: { value, type } }: { section: Section<Typed> }) {
  const may = useMayAdmin()
  const application = useQuery({ ...discordQuery, enabled: may }).data?.application
  const granted = application?.guildMembers ?? null
  return (
    <Switch
      label="Alarm when a member looks like staff"
      words={
        <>
          By name, handle or picture. The moderators decide; nothing is done by itself.{' '}
          {granted === true && 'Discord tells of everybody who joins or takes another name.'}
          {granted === false &&
            'Seen are those who write, use a command or join, and those whom a search by the team’s names finds every 10 minutes. For everybody, at once: turn on Server Members Intent in the developer portal, under Bot, then connect again.'}
        </>
      }
      checked={value.lookalikes}
      onChange={(lookalikes) => type({ lookalikes })}
    />
  )
}

function Lists({ section: { value, type } }: { section: Section<Typed> }) {
  return (
    <>
      <TextArea
        label="More words of scams"
        hint="One a line, besides our own list, e.g. what is offered falsely in your name."
        fault={faultOfLines('scamWords', value.scamWords)}
        value={value.scamWords}
        onChange={(event) => type({ scamWords: event.target.value })}
        dir="auto"
        spellCheck={false}
      />
      <TextArea
        label="Hosts that are fine"
        hint="One a line, as in youtube.com. Links there, and to what is below them, are no scam."
        fault={faultOfLines('allowedHosts', value.allowedHosts)}
        value={value.allowedHosts}
        onChange={(event) => type({ allowedHosts: event.target.value })}
        dir="ltr"
        spellCheck={false}
      />
    </>
  )
}

/** Who is over a limit is told once what and until when; appeals always pass. */
function Limits({ section: { value, type } }: { section: Section<Typed> }) {
  const fault = LIMITS.map(({ of }) => faultOfLimit(of, value[of])).find((each) => each !== null) ?? null
  return (
    <div>
      <div className={settings.sentences}>
        {LIMITS.map(({ of, before, after, most }) => (
          <Sentence
            key={of}
            before={before}
            after={after}
            typed={value[of]}
            digits={String(most).length}
            fault={faultOfLimit(of, value[of])}
            type={(typed) => type({ [of]: typed })}
          />
        ))}
      </div>
      {fault !== null && (
        <p className={settings.fault} role="alert">
          {fault}
        </p>
      )}
      <p className={settings.small}>
        Who is over one is told once, in their language, what it is and when they can go on: “You can open the next one
        in 3 hours.” An appeal is always taken.
      </p>
    </div>
  )
}
