/** Names that go to Discord and come back in interactions. */
export const HELP_COMMAND = 'helpme'
export const QUESTION_OPTION = 'question'
export const REPLY_BUTTON = 'reply'
export const REPLY_FORM = 'reply'
export const REPLY_TEXT = 'text'
export const REPLY_FILES = 'files'
