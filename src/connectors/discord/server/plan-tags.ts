import { keyOf } from '../../../protocol/server-file.ts'
import { channelsOf } from './bind.ts'
import type { FoundTag } from './found.ts'
import { plainEmoji } from './panel-face.ts'
import { shownName, tagBody } from './plan-channels.ts'
import { lacksIn, MANAGE_CHANNELS, type Planning } from './planning.ts'
import { type Line, type PlannedStep, stepOf } from './step.ts'

/** The tags of forums. Those that the file does not name stay behind its own, unless `prune` takes them away. */
export function planTags(planning: Planning, prune: boolean): PlannedStep[] {
  const { file, bound } = planning
  return channelsOf(file).flatMap(({ channel, category, key }) => {
    const found = bound.channels.get(key)
    if (!channel.tags || found?.type !== 'forum') return []
    const wanted = channel.tags.map((tag) => ({ tag, found: bound.tags.get(`${key}/${keyOf(tag)}`) }))
    const ours = new Set(wanted.map((each) => each.found?.id))
    const others = found.tags.filter(({ id }) => !ours.has(id))
    const kept = prune ? [] : others
    const lines: Line[] = [
      ...wanted.flatMap(({ tag, found: was }) => {
        const [before, after] = [was ? tagWords(was) : null, tagWords({ ...tag, emoji: tag.emoji ?? null })]
        return before === after ? [] : [{ what: `tag ${tag.name}`, before, after }]
      }),
      ...(prune ? others.map((tag) => ({ what: `tag ${tag.name}`, before: tagWords(tag), after: null })) : []),
      ...orderLine(found.tags, [...wanted.flatMap((each) => each.found ?? []), ...kept]),
    ]
    if (lines.length === 0) return []
    const body = [
      ...wanted.map((each) => ({ ...(each.found ? { id: each.found.id } : {}), ...tagBody(each.tag) })),
      ...kept.map(sameTag),
    ]
    return [
      stepOf({
        ...{ act: 'change', part: 'tag', key, name: `Tags of ${shownName(channel)}`, within: category.name, lines },
        obstacle: lacksIn(planning, found, MANAGE_CHANNELS),
        deed: {
          ...{ on: 'tag', id: found.id },
          call: { method: 'PATCH', route: `/channels/${found.id}`, body: { available_tags: body } },
        },
      }),
    ]
  })
}

const tagWords = ({ name, emoji, staff }: { name: string; emoji: string | null; staff: boolean }): string =>
  [emoji === null ? null : plainEmoji(emoji), name, staff ? '(staff)' : null].filter((word) => word !== null).join(' ')

const sameTag = ({ id, name, emoji, emojiId, staff }: FoundTag) => ({
  ...{ id, name, moderated: staff },
  ...(emojiId ? { emoji_id: emojiId } : emoji ? { emoji_name: emoji } : {}),
})

/** The order in which members choose; only where nothing comes or goes is it worth a line. */
function orderLine(before: readonly FoundTag[], after: readonly FoundTag[]): Line[] {
  const names = (tags: readonly FoundTag[]) => tags.map(({ name }) => name).join(', ')
  if (before.length !== after.length || names(before) === names(after)) return []
  return [{ what: 'order', before: names(before), after: names(after) }]
}
