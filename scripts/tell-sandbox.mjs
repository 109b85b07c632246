/** Has the simulated Discord do one of its acts. @throws Error with the sandbox's own sentence */
export async function tellSandbox(page, act, input) {
  const response = await fetch(`${page}/control/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const answer = await response.json()
  if (!answer.ok) throw new Error(answer.error)
  return answer.result
}

/** The simulated server as the product's demo needs to know it: where its chats took place, and who is there. */
export async function describeWorld(page) {
  const { guild, channels, members } = await tellSandbox(page, 'state', {})
  return {
    guild: { id: guild.id, name: guild.name },
    channels: channels.flatMap(({ id, name, type }) => (WRITTEN.includes(type) ? { id, name } : [])),
    forums: channels.flatMap(({ id, name, type, available_tags: tags }) =>
      type === GUILD_FORUM ? { id, name, tags } : [],
    ),
    members: members.map(({ user, locale, role_names: roles }) => ({
      id: user.id,
      username: user.username,
      name: user.global_name ?? user.username,
      // The size that the product asks for, so that it finds the picture unchanged when the member writes.
      picture: `${page}/avatars/${user.id}/${user.avatar}.png?size=128`,
      locale,
      roles,
    })),
  }
}

/** Discord's types of text and announcement channels, and of a forum (documentation: resources/channel, "Channel Types"). */
const WRITTEN = [0, 5]
const GUILD_FORUM = 15
