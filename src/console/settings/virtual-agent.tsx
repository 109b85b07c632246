import { Link } from '@tanstack/react-router'
import { faultOfPublicName, PUBLIC_NAME_LENGTH } from '../../protocol/public-name.ts'
import type { SettingsView } from '../../protocol/settings.ts'
import { Switch, TextField } from '../page/field.tsx'
import { FormPart } from './section.tsx'
import classes from './settings.module.css'
import { useSection } from './use-section.ts'

const pick = ({ virtualAgent }: SettingsView) => ({ ...virtualAgent })

/** Its name, and whether it answers. */
export function VirtualAgent() {
  const section = useSection({
    pick,
    toChange: ({ name, enabled }) => ({ virtualAgent: { name: name.trim(), enabled } }),
  })
  const { value, type } = section
  const fault = faultOfPublicName(value.name)
  const name = value.name.trim() || 'The virtual agent'
  return (
    <FormPart
      id="virtual-agent"
      title="Virtual agent"
      words={
        <>
          Answers from the published articles until a member asks for a person.{' '}
          <Link to="/knowledge" className={classes.link}>
            Go to Knowledge
          </Link>
        </>
      }
      section={section}
      said={value.enabled ? `Saved. ${name} answers.` : `Saved. ${name} is silent, every chat goes to the queue.`}
      unusable={fault !== null}
      theirs={(they) => (
        <p>
          Theirs: <bdi>{they.name}</bdi>, {they.enabled ? 'answers' : 'silent'}
        </p>
      )}
    >
      <TextField
        label="Name"
        value={value.name}
        onChange={(event) => type({ name: event.target.value })}
        maxLength={PUBLIC_NAME_LENGTH * 2}
        fault={fault}
        hint="Stands before each of its messages, with the words “virtual agent”."
        dir="auto"
      />
      <Switch
        label="Answers members"
        words={
          value.enabled
            ? `${name} answers first. Members can ask for a person at any time.`
            : `${name} says nothing. The first words of a member open a case and go to the queue.`
        }
        checked={value.enabled}
        onChange={(enabled) => type({ enabled })}
      />
    </FormPart>
  )
}
