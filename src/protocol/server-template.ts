/**
 * The ready template of a brand's server, as a server file (server-file.ts). The simulated Discord's server is made by it too, so that what is
 * tried there is what a real server gets.
 */
export const SERVER_TEMPLATE = `# A server as Guildesk keeps it. Change what you like, look at the plan, apply it.
# What is not named here is left alone. Nothing is deleted unless you ask for it (--prune) and type the server's name.
version: 1

# The highest first. Permissions are Discord's own, in words.
roles:
  - name: Admin
    color: '#c2410c'
    hoist: true
    staff: true
    permissions: [Administrator]
  - name: Moderator
    color: '#0f766e'
    hoist: true
    staff: true
    permissions: [Manage Messages, Manage Threads, Manage Nicknames, Moderate Members, Kick Members, Ban Members, View Audit Log]
  - name: Agent
    color: '#0369a1'
    hoist: true
    staff: true
    permissions: [Manage Threads]
  - name: Helper
    color: '#7c3aed'
    hoist: true
    permissions: [Embed Links, Attach Files, Use External Emojis]
  - name: Member
    permissions: [Embed Links, Attach Files, Use External Emojis]

# What everybody may do who has just come.
everyone:
  permissions:
    - View Channel
    - Send Messages
    - Send Messages In Threads
    - Create Public Threads
    - Read Message History
    - Add Reactions
    - Use Application Commands
    - Connect
    - Speak
    - Use VAD
    - Change Nickname

categories:
  - name: Welcome
    # Read by all, written by the team alone.
    permissions:
      everyone: { deny: [Send Messages, Send Messages In Threads, Create Public Threads, Create Private Threads] }
      admin: { allow: [Send Messages, Send Messages In Threads, Create Public Threads] }
      moderator: { allow: [Send Messages, Send Messages In Threads, Create Public Threads] }
      bot: { allow: [View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Manage Messages] }
    channels:
      - name: start-here
        topic: Where to find what
        use: welcome
        panels:
          - key: start
            title: How we help you
            text: Everything happens in Discord. Press a button, or type the command in any channel.
            fields:
              - name: Ask something
                text: '\`/helpme\` opens a private chat. A virtual agent answers at once; say "person" to get one of us.'
              - name: Something is broken
                text: '\`/bug\` files it in #bug-report, and tells you when it is fixed.'
              - name: An idea
                text: '\`/new_feature\` posts it in #feature-request, where others vote.'
              - name: Your cases
                text: '\`/mycases\` shows what became of all that you told us.'
              - name: Is this really one of us?
                text: '\`/verify\` tells. We never ask for your password, a code or a payment.'
            buttons:
              - { do: help, label: Get help, emoji: 💬 }
              - { do: bug, label: Report a bug, emoji: 🐞 }
              - { do: feature, label: Suggest something, emoji: 💡 }
              - { do: cases, label: My cases, emoji: 🗂️ }
      - name: rules
        topic: Be kind
        panels:
          - key: rules
            title: Our rules
            text: |-
              1. Be kind. No insults, no hate, no harassment.
              2. No spam, no advertising, no links that you would not open yourself.
              3. Keep to a channel's topic.
              4. We never ask for a password, a code or a payment. Who does is not one of us: report it.
            buttons:
              - { do: report, label: Report somebody, emoji: 🚩 }
      - name: announcements
        type: announcement
        topic: What is new
        use: announcements

  - name: Community
    channels:
      - name: general
        topic: Everything else

  - name: Help
    channels:
      - name: support
        topic: Type /helpme, or write to the bot directly
        use: support
        permissions:
          bot: { allow: [View Channel, Send Messages, Send Messages In Threads, Create Private Threads, Embed Links, Attach Files, Read Message History] }
      - name: bug-report
        topic: Type /bug. One card per bug, it follows the fix.
        use: bug
        permissions:
          everyone: { deny: [Send Messages, Create Public Threads, Create Private Threads] }
          moderator: { allow: [Send Messages, Create Public Threads] }
          bot: { allow: [View Channel, Send Messages, Create Public Threads, Send Messages In Threads, Embed Links, Attach Files, Read Message History] }
      - name: feature-request
        type: forum
        topic: Type /new_feature. Vote with the button.
        use: feature
        tags:
          - { name: Gameplay, emoji: 🎮 }
          - { name: Quality of life, emoji: ✨ }
          - { name: Other, emoji: 💬 }
        permissions:
          bot: { allow: [View Channel, Send Messages, Send Messages In Threads, Manage Threads, Embed Links, Attach Files, Read Message History] }

  - name: Staff
    # Seen by the team alone.
    permissions:
      everyone: { deny: [View Channel] }
      moderator: { allow: [View Channel] }
      agent: { allow: [View Channel] }
      bot: { allow: [View Channel, Send Messages, Embed Links, Read Message History] }
    channels:
      - name: desk
        topic: Who waits for a person
        use: staff
      - name: mod-log
        topic: Reports, alarms, and what was done
        use: mod-log

# Discord filters channels by these. It sees no direct messages: what is written to the bot there we filter ourselves.
automod:
  - name: 'Guildesk: spam'
    key: spam
    type: spam
    alert: mod-log
    exempt: { roles: [moderator, agent] }
  - name: 'Guildesk: mentions'
    key: mentions
    type: mentions
    most: 8
    alert: mod-log
    timeOut: 10
    exempt: { roles: [moderator, agent] }
  - name: 'Guildesk: invites'
    key: invites
    type: words
    patterns: ['discord(?:\\.gg|(?:app)?\\.com/invite)/[a-z0-9-]+']
    says: Invites to other servers are not posted here.
    alert: mod-log
    exempt: { roles: [moderator, agent] }
  - name: 'Guildesk: scams'
    key: scams
    type: words
    words: ['*free nitro*', '*nitro for free*', '*steam gift 50*', '*airdrop*', '*claim your prize*', '*seed phrase*', '*wallet connect*', '*onlyfans leak*']
    says: This looks like a scam. If it is none, tell a moderator.
    alert: mod-log
    exempt: { roles: [moderator, agent] }
`
