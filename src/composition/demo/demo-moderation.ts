import { actOnReport } from '../../core/moderation/act-on-report.ts'
import { fileReport } from '../../core/moderation/file-report.ts'
import { raiseAlarm } from '../../core/moderation/raise-alarm.ts'
import type { Subject } from '../../core/moderation/report.ts'
import { learnStaff } from '../../core/safety/learn-staff.ts'
import { looksLike } from '../../core/safety/lookalike/looks-like.ts'
import type { Statement } from '../../kernel/database.ts'
import { type DemoReported, IMPOSTOR, REPORTED } from './content/moderation.ts'
import type { Cast } from './demo-actor.ts'
import type { DemoMember } from './demo-place.ts'
import { type Happening, MINUTE_MS } from './happening.ts'

/** What both pictures look like: one is the other's. */
const SAME_PICTURE = '0f0f0f0f0f0f0f0f'

const VERSION: Statement = {
  name: 'demo_report_version',
  text: 'select version from moderation_report where workspace = $1 and id = $2',
}

/** What members have reported and what looks like the team, with what moderators did about it. */
export function moderationOf(cast: Cast): Happening[] {
  const general = cast.place.channels.find(({ name }) => name === 'general')
  const reported = general ? REPORTED.flatMap((one) => reportedOf(cast, general, one)) : []
  return [...reported, ...alarmOf(cast)]
}

const memberOf = ({ place }: Cast, username: string): DemoMember | undefined =>
  place.members.find((each) => each.username === username)

function subjectOf(cast: Cast, by: DemoReported['by']): Subject | undefined {
  if (typeof by !== 'string') return { address: by.id, name: by.name, picture: null }
  const member = memberOf(cast, by)
  return member && { address: member.id, name: member.name, picture: member.picture }
}

function reportedOf(cast: Cast, origin: Cast['place']['guild'], one: DemoReported): Happening[] {
  const { kernel, workspace, agents, guild: rooms, place, today } = cast
  const subject = subjectOf(cast, one.by)
  // Whoever is not in the server any more has never reported anything.
  const reports = one.reports.flatMap(({ member, ...each }) => {
    const reporter = memberOf(cast, member)
    return reporter ? [{ ...each, reporter }] : []
  })
  if (!subject?.address || reports.length === 0) return []
  const { address } = subject
  const written = today - one.ago * MINUTE_MS
  const stored = { message: '', report: '' }
  const write = async () => {
    stored.message = rooms.say(origin.id, address, one.text)
  }
  const report = async ({ id, username, name, picture, locale, roles }: DemoMember, words: string) => {
    const url = `https://discord.com/channels/${place.guild.id}/${origin.id}/${stored.message}`
    const filed = await fileReport(kernel, {
      ...{
        workspace,
        channel: 'discord',
        externalId: cast.clock.snowflake(),
        words,
        files: [],
        quoted: '',
        origin,
        subject,
      },
      reporter: { address: id, handle: username, name, picture, locale, roles },
      guild: place.guild,
      message: { id: stored.message, url, text: one.text, files: [] },
    })
    if (filed.kind === 'filed') stored.report = filed.report
  }
  const act = async ({ by, kind, words: text }: DemoReported['acts'][number]) => {
    const [seen] = await kernel.db.run<{ version: number }>(VERSION, [workspace, stored.report])
    if (!seen) return
    const { version } = seen
    await actOnReport(kernel, { workspace, report: stored.report, agent: agents[by], version, kind, text, tell: false })
  }
  const after = (minutes: number, happens: () => Promise<void>): Happening => ({
    ...{ at: written + minutes * MINUTE_MS, hands: 'moderation', happens },
  })
  return [
    { at: written, hands: 'none', happens: write },
    ...reports.map((each) => after(each.after, () => report(each.reporter, each.words))),
    ...one.acts.map((each) => after(each.after, () => act(each))),
  ]
}

/** Roles of the team, as the template names them. */
const TEAM = new Set(['Admin', 'Moderator', 'Agent'])

/** Who is staff is known from what they said before. */
async function knowTeam({ kernel, workspace, place }: Cast): Promise<void> {
  for (const { id: address, username: handle, name, picture, roles: all } of place.members) {
    const roles = all.filter((role) => TEAM.has(role))
    if (roles.length === 0) continue
    const seen = { guild: place.guild.id, address, name, handle, picture, roles, agent: null, at: kernel.clock.now() }
    await learnStaff(kernel.db, workspace, seen)
  }
}

/** Somebody has come who wears nearly the name of one of the team, and their very picture. */
function alarmOf(cast: Cast): Happening[] {
  const { kernel, workspace, place, guild: rooms, clock, today } = cast
  const staff = memberOf(cast, IMPOSTOR.like)
  if (!staff) return []
  const { name, username, locale } = IMPOSTOR
  const team = [{ name: staff.name, handle: staff.username, picture: SAME_PICTURE }]
  const found = looksLike({ name, handle: username, picture: SAME_PICTURE }, team)
  if (!found) return []
  const come = async () => {
    await knowTeam(cast)
    const id = clock.snowflake()
    rooms.comes({ id, name, username, locale, picture: staff.id })
    const picture = staff.picture?.replace(staff.id, id) ?? null
    const subject = { address: id, name, picture }
    await kernel.db.transaction((tx) =>
      raiseAlarm(tx, {
        ...{ workspace, kind: 'lookalike', guild: place.guild, origin: null, subject, text: `${name} (@${username})` },
        facts: { staff: { address: staff.id, name: staff.name }, certainty: found.certainty, signs: found.signs },
        now: kernel.clock.now(),
      }),
    )
  }
  return [{ at: today - IMPOSTOR.ago * MINUTE_MS, hands: 'moderation', happens: come }]
}
