import { asks, gives, HOUR, notes, presses, replies, says, type Talk, takes } from './steps.ts'

/** What goes on: with an agent, waiting for one, or with the virtual agent. */
export const TALKS_OF_TODAY: Talk[] = [
  {
    member: 'layla.h',
    ago: 2 * HOUR + 10,
    steps: [
      says(0, 'دفعت ثمن بطاقة Aurora لكنها ما زالت مقفلة. رقم الطلب M-4417.'),
      presses(1, 'person'),
      takes(5, 'priya'),
      replies(6, 'priya', 'مرحباً ليلى، أبحث عن الطلب الآن.'),
      says(9, 'شكراً! سنبدأ المشي في السابعة.'),
      notes(11, 'priya', 'M-4417 is paid, the receipt hangs in the queue of 1.42. I replay it at half past.'),
      replies(12, 'priya', 'وجدته. ستُفتح البطاقة خلال نصف ساعة، ولا حاجة لأن تفعلي شيئاً.'),
    ],
  },
  {
    member: 'arjun.uphill',
    ago: 75,
    steps: [
      asks(0, 'someone is being rude in #walks and it goes on since yesterday'),
      presses(2, 'person'),
      takes(6, 'tomasz'),
      gives(8, 'tomasz', 'owner'),
      replies(10, 'owner', 'Hi Arjun, thanks for telling us. Can you send me a link to the message?'),
      says(13, 'sent you the three worst ones by mail, I did not want to repeat them here'),
      replies(
        17,
        'owner',
        'Got them. They are gone, and so is the one who wrote them, for a day. It stays between you and us.',
      ),
      says(19, 'thank you. the channel was so nice before'),
    ],
  },
  {
    member: 'bia.trilhas',
    ago: 62,
    steps: [
      says(0, 'Oi! Desde a atualização a trilha da Pedra Bonita não abre mais, fica só carregando.'),
      says(4, 'baixei de novo e continua igual'),
      presses(5, 'person'),
      takes(11, 'tomasz'),
      replies(12, 'tomasz', 'Oi Beatriz, consigo ver o mesmo aqui. Qual é o modelo do seu celular?'),
      says(15, 'Moto G84, Android 14'),
    ],
  },
  {
    member: 'mossy.lantern',
    ago: 46,
    steps: [
      asks(0, 'bought the aurora pass and its still locked'),
      presses(2, 'helped', 'no'),
      presses(3, 'person'),
      says(4, 'did that twice, this is what I see', { file: { name: 'still-locked.png', kind: 'photo' } }),
      takes(7, 'owner'),
      replies(8, 'owner', 'Hi Mei-Ling, looking at your receipt now.'),
      says(10, 'thank u! our group hike starts at 7 tonight', {
        edited: 'thank u! our group hike starts at **8** tonight',
      }),
      says(11, 'my mail is mei.l@example.com', { deleted: true }),
      notes(14, 'priya', 'Same as with Layla this morning: receipts from 1.42 get replayed at half past.'),
      replies(
        17,
        'owner',
        'Found it. Your receipt is sitting in a queue on our side and gets replayed at half past. You don’t need to do anything.',
        { answers: true },
      ),
      says(19, 'phew 😮‍💨 and if it is still locked then?'),
      replies(21, 'owner', 'Then write here, and I open it by hand before your hike.'),
      says(23, 'ok 🏮 do i press restore once more on my iphone then?'),
    ],
  },
  {
    member: 'dfuentes',
    ago: 27,
    steps: [says(0, 'Desde ayer no me deja entrar con mi cuenta, ¿me pueden ayudar?'), presses(1, 'person')],
  },
  {
    member: 'kofi_walks',
    ago: 15,
    steps: [
      says(0, 'app crashes when the lantern opens'),
      presses(1, 'person'),
      says(2, 'glow is off already. it still crashes', { file: { name: 'crash.log.txt', kind: 'log' } }),
    ],
  },
  {
    member: 'noa.toadstool',
    ago: 10,
    steps: [
      says(0, 'my kid bought a pass can i cancel that'),
      says(1, 'he took my phone 🙈 can i talk to a real person'),
    ],
  },
  {
    member: 'soranaka',
    ago: 8,
    steps: [says(0, '昨日のアップデートからランタンが点きません。再起動もしましたが、変わりませんでした。')],
  },
  {
    member: 'yukikaze',
    ago: 4,
    steps: [says(0, 'how do i get night walker')],
  },
]
