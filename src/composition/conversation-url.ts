/** Where people open a conversation at our own desk; `publicUrl` without a slash at the end. */
export const conversationUrlAt =
  (publicUrl: string) =>
  (conversation: string): string =>
    `${publicUrl}/inbox/all/${conversation}`
